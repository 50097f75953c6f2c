/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

/**
 * One of the consenters whose identity signs blocks.
 *
 * @param id its number in the channel configuration, from 1
 * @param mspId its organisation
 * @param identity its enrolment certificate and key
 */
public record OrdererConfig(int id, String mspId, KeyPairFiles identity) {

    /** Requires a consenter number from 1. */
    public OrdererConfig {
        if (id < 1) {
            throw new IllegalArgumentException("a consenter's number begins at 1, given " + id);
        }
    }
}
