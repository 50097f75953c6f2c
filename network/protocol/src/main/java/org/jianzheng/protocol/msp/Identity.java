/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;

/**
 * Who someone claims to be: a certificate and the organisation that is to vouch for it. Whether it does, {@link MspDefinition}
 * says.
 *
 * @param msp the organisation
 * @param certificate the certificate
 */
public record Identity(MspId msp, Certificate certificate) {

    /** Reads the form in which creators and endorsers stand in transactions. */
    public static Identity parse(ByteString serialized) {
        SerializedIdentity identity =
                Wire.read(SerializedIdentity.parser(), serialized, Rule.IDENTITY_FORMAT, "identity");
        return new Identity(new MspId(identity.getMspid()), Certificate.ofPem(identity.getIdBytes()));
    }

    /** The form in which creators and endorsers stand in transactions. */
    public ByteString toByteString() {
        return serialized(msp, certificate.pem());
    }

    /** As {@link #toByteString()}, with a certificate's PEM text as it stands in a file or configuration. */
    public static ByteString serialized(MspId msp, ByteString pem) {
        return SerializedIdentity.newBuilder()
                .setMspid(msp.value())
                .setIdBytes(pem)
                .build()
                .toByteString();
    }

    @Override
    public String toString() {
        return msp + " " + certificate;
    }
}
