/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

/** Whether a party countersigned the certificate; a refusal is recorded and stops nothing (domain 3.2). */
public enum CountersignResult {
    /** The party countersigned. */
    SIGNED,
    /** The party refused, with its reason. */
    REFUSED
}
