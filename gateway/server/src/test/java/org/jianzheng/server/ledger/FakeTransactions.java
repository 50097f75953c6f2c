/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Response;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.ProposalResponses;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.SignedEnvelope;
import org.jianzheng.protocol.transaction.Transactions;

/** Makes the transactions of a {@link FakeLedger}, in the bytes of real ones. Its ledger's lock guards it. */
final class FakeTransactions {
    private static final String CHAINCODE = "records";
    private static final ByteString CREATOR = ByteString.copyFromUtf8("CityMSP gateway");

    private final String channel;
    private long nonce;

    FakeTransactions(String channel) {
        this.channel = channel;
    }

    /** What the first block holds. */
    Envelope configuration() {
        ChannelHeader header = ChannelHeader.newBuilder()
                .setType(HeaderType.CONFIG_VALUE)
                .setChannelId(channel)
                .build();
        return Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()))
                        .build()
                        .toByteString())
                .build();
    }

    /** An endorsed and signed transaction that reads and writes this, and answers this. */
    Envelope sign(KVRWSet set, byte[] result) {
        ChaincodeProposal proposal = ChaincodeProposal.create(
                channel,
                CHAINCODE,
                List.of(ByteString.copyFromUtf8("submit")),
                CREATOR,
                ByteString.copyFromUtf8("nonce " + nonce++),
                java.time.Instant.ofEpochSecond(1_773_624_604L + nonce));
        ReadWriteSet reads = new ReadWriteSet(List.of(new ReadWriteSet.Namespace(CHAINCODE, set, List.of())));
        ByteString payload = ProposalResponses.payload(
                proposal,
                "1",
                reads,
                Response.newBuilder()
                        .setStatus(200)
                        .setPayload(ByteString.copyFrom(result))
                        .build(),
                Optional.empty());
        Endorsement endorsement = Endorsement.newBuilder()
                .setEndorser(ByteString.copyFromUtf8("CityMSP peer"))
                .setSignature(ByteString.copyFromUtf8("endorsed"))
                .build();
        return Transactions.sign(
                Transactions.prepare(proposal, payload, List.of(endorsement)), message -> new byte[] {1});
    }

    static TransactionId id(ByteString envelope) {
        return new TransactionId(SignedEnvelope.parse(envelope).channelHeader().getTxId());
    }
}
