/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.Wire;

/** The content of a block: its envelopes in order. */
public final class BlockContent {

    private BlockContent() {}

    /**
     * SHA-256 of the envelopes one after the other, without lengths and without a tree. It therefore does not fix where one
     * envelope ends: trust it together with {@link #requireWellFormed} only.
     */
    public static Sha256 hash(BlockData data) {
        return Sha256.of(data.getDataList());
    }

    /**
     * Requires that the content can be cut into envelopes in one way only: each has payload and signature and marshals to
     * exactly its own bytes. A block of a single configuration transaction is exempt, as in Fabric.
     */
    public static void requireWellFormed(BlockData data) {
        List<ByteString> envelopes = data.getDataList();
        if (envelopes.isEmpty()) {
            throw new ProtocolException(Rule.BLOCK_FORMAT, "the block has no envelopes");
        }
        if (isConfiguration(data)) {
            return;
        }
        for (int index = 0; index < envelopes.size(); index++) {
            requireOneForm(index, envelopes.get(index));
        }
    }

    /** Whether the block holds one configuration transaction and nothing else. Content that is unreadable is not one. */
    public static boolean isConfiguration(BlockData data) {
        if (data.getDataCount() != 1) {
            return false;
        }
        try {
            Payload payload =
                    Payload.parseFrom(Envelope.parseFrom(data.getData(0)).getPayload());
            return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader())
                            .getType()
                    == HeaderType.CONFIG_VALUE;
        } catch (InvalidProtocolBufferException unreadable) {
            return false;
        }
    }

    private static void requireOneForm(int index, ByteString raw) {
        Envelope envelope = Wire.read(Envelope.parser(), raw, Rule.ENVELOPE_BYTES, "envelope " + index);
        if (envelope.getPayload().isEmpty()) {
            throw new ProtocolException(Rule.ENVELOPE_BYTES, "envelope " + index + " has no payload");
        }
        if (envelope.getSignature().isEmpty()) {
            throw new ProtocolException(Rule.ENVELOPE_BYTES, "envelope " + index + " has no signature");
        }
        ByteString again = envelope.toByteString();
        if (!again.equals(raw)) {
            throw ProtocolException.differs(
                    Rule.ENVELOPE_BYTES,
                    again.size() + " bytes of hash " + Sha256.of(again).brief(),
                    raw.size() + " bytes of hash " + Sha256.of(raw).brief() + " for envelope " + index);
        }
    }
}
