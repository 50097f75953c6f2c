/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.block;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.jianzheng.protocol.Sha256;

/** The bytes of a block header that are hashed and signed, which are not its protobuf bytes. */
public final class BlockHeaders {

    private BlockHeaders() {}

    /** ASN.1 DER of {@code SEQUENCE { INTEGER number, OCTET STRING previousHash, OCTET STRING dataHash }}, the number unsigned. */
    public static byte[] bytes(BlockHeader header) {
        ASN1Encodable[] parts = {
            new ASN1Integer(new BigInteger(Long.toUnsignedString(header.getNumber()))),
            new DEROctetString(header.getPreviousHash().toByteArray()),
            new DEROctetString(header.getDataHash().toByteArray())
        };
        try {
            return new DERSequence(parts).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("encoding into memory cannot fail", e);
        }
    }

    /** The block's hash: SHA-256 of {@link #bytes}. Metadata is not covered. */
    public static Sha256 hash(BlockHeader header) {
        return Sha256.of(bytes(header));
    }
}
