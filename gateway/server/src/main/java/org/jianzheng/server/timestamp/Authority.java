/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.timestamp;

/** Whoever answers requests for time stamps. What comes from there is believed by nobody before it is verified. */
@FunctionalInterface
interface Authority {
    /**
     * The answer to a request, both in DER.
     *
     * @throws AuthoritySilent if there is none in time, or one of another kind
     */
    byte[] answer(byte[] request) throws AuthoritySilent, InterruptedException;
}
