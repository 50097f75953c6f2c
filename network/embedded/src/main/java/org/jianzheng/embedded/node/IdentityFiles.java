/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.config.ConfigException;
import org.jianzheng.embedded.config.KeyPairFiles;
import org.jianzheng.embedded.config.OrdererConfig;
import org.jianzheng.embedded.endorser.EndorsingIdentity;
import org.jianzheng.embedded.ordering.OrdererSigner;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Signer;
import org.jianzheng.protocol.msp.EcdsaSigner;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.msp.MspId;

/** Reads signing identities from their files. */
final class IdentityFiles {

    private IdentityFiles() {}

    /** An identity that the channel must accept. */
    static EndorsingIdentity endorser(Channel channel, String mspId, KeyPairFiles files) {
        try {
            ByteString pem = ByteString.copyFrom(Files.readAllBytes(files.certificate()));
            ByteString serialized = Identity.serialized(new MspId(mspId), pem);
            Member member = channel.member(serialized).requireValid();
            Signer signer = signer(files.key());
            if (!member.verifies(serialized, ByteString.copyFrom(signer.sign(serialized.toByteArray())))) {
                throw new ConfigException(files.key().toString(), "is not the key of " + files.certificate());
            }
            return new EndorsingIdentity(member, serialized, signer);
        } catch (IOException | ProtocolException e) {
            throw new ConfigException(
                    files.certificate().toString(), "is no identity of " + mspId + ": " + e.getMessage(), e);
        }
    }

    /** A consenter's identity; whether the channel names it, the configuration in force says. */
    static OrdererSigner orderer(OrdererConfig orderer) {
        KeyPairFiles files = orderer.identity();
        try {
            ByteString pem = ByteString.copyFrom(Files.readAllBytes(files.certificate()));
            Identity identity = Identity.parse(Identity.serialized(new MspId(orderer.mspId()), pem));
            return new OrdererSigner(orderer.id(), identity, signer(files.key()));
        } catch (IOException | ProtocolException e) {
            throw new ConfigException(files.certificate().toString(), "is no certificate: " + e.getMessage(), e);
        }
    }

    /** A private key; text before the PEM block is skipped. */
    static Signer signer(Path key) {
        try (PemReader reader = new PemReader(new StringReader(Files.readString(key)))) {
            PemObject block = reader.readPemObject();
            if (block == null) {
                throw new ConfigException(key.toString(), "has no PEM block");
            }
            return EcdsaSigner.ofPkcs8(block.getContent());
        } catch (IOException | ProtocolException e) {
            throw new ConfigException(key.toString(), "is no ECDSA key in PKCS#8", e);
        }
    }
}
