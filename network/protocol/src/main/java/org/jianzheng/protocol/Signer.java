/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol;

/** Someone who signs: a key in memory, in a file, or in a device. */
@FunctionalInterface
public interface Signer {

    /**
     * Signs the whole message in the form Fabric takes: for ECDSA the DER form with low S over SHA-256 of the message, for
     * Ed25519 over the message itself.
     */
    byte[] sign(byte[] message);
}
