/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import org.hyperledger.fabric.client.identity.Identities;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.protocol.Signer;
import org.jianzheng.protocol.msp.EcdsaSigner;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.msp.MspId;

/**
 * With what somebody appears at a ledger.
 *
 * @param name how observations name them
 * @param mspId the organisation that they claim to be of
 * @param certificate what they show, as PEM
 * @param key what they sign with
 */
public record Credentials(String name, String mspId, String certificate, PrivateKey key) {

    /** A node of an organisation. */
    public static Credentials of(CryptoFolder crypto, Organisation organisation, Node node) {
        return read(
                organisation.mspId().text() + (node == Node.GATEWAY ? "" : " " + node.folder()),
                organisation.mspId().text(),
                crypto.certificate(organisation.name(), node),
                crypto.key(organisation.name(), node));
    }

    static Credentials read(String name, String mspId, Path certificate, Path key) {
        try {
            return new Credentials(
                    name,
                    mspId,
                    Files.readString(certificate),
                    Identities.readPrivateKey(Files.newBufferedReader(key)));
        } catch (IOException | InvalidKeyException e) {
            throw new IllegalStateException("credentials of " + name, e);
        }
    }

    /** The same certificate and key, shown as if of another organisation. */
    public Credentials claiming(String otherMspId) {
        return new Credentials(name + " as " + otherMspId, otherMspId, certificate, key);
    }

    /** The same certificate with somebody else's key. */
    public Credentials signingAs(Credentials other) {
        return new Credentials(name + " with the key of " + other.name, mspId, certificate, other.key);
    }

    /** As the ledger writes it. */
    public com.google.protobuf.ByteString serialized() {
        return Identity.serialized(new MspId(mspId), com.google.protobuf.ByteString.copyFromUtf8(certificate));
    }

    /** Signs with the key. */
    public Signer signer() {
        return EcdsaSigner.ofPkcs8(key.getEncoded());
    }
}
