/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

/**
 * Whoever answers requests for time stamps. What comes from there is believed by nobody before it is verified.
 *
 * @param <E> how it fails
 */
@FunctionalInterface
public interface StampSource<E extends Exception> {
    /** The answer to a request, both in DER. */
    byte[] answer(byte[] request) throws E, InterruptedException;
}
