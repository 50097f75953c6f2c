/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

/**
 * The port to whatever holds a private key: a USB key, a hardware module or, for trying, a key file.
 *
 * <p>Implementations are safe for use by several threads at once.
 */
public interface Signer {

    /** The public key that verifies what this signer signs. */
    PublicKey publicKey();

    /** Signs a message; the 64 bytes satisfy {@link PublicKey#verify}. */
    byte[] sign(byte[] message);
}
