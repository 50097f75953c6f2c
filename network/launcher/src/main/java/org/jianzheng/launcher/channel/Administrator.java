/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.channel;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.identity.Pem;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.protocol.Signer;
import org.jianzheng.protocol.msp.EcdsaSigner;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.msp.MspId;

/**
 * An organisation's administrator, whose signature counts in changes of the channel's configuration.
 *
 * @param organisation the organisation
 * @param identity as the channel writes it
 * @param signer with the identity's key
 * @param tlsCertificate shown when connecting
 * @param tlsKey of that certificate
 */
public record Administrator(
        Organisation organisation, ByteString identity, Signer signer, Path tlsCertificate, Path tlsKey) {

    /** The administrator whose keys lie in this folder. */
    public static Administrator of(Organisation organisation, CryptoFolder crypto) throws IOException {
        var name = organisation.name();
        ByteString certificate = ByteString.copyFrom(Files.readAllBytes(crypto.certificate(name, Node.ADMIN)));
        return new Administrator(
                organisation,
                Identity.serialized(new MspId(organisation.mspId().text()), certificate),
                EcdsaSigner.ofPkcs8(Pem.keyBytes(crypto.key(name, Node.ADMIN))),
                crypto.tlsCertificate(name, Node.ADMIN),
                crypto.tlsKey(name, Node.ADMIN));
    }
}
