/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.validation;

import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.SignedEnvelope;
import org.jianzheng.protocol.transaction.TransactionId;
import org.jianzheng.protocol.transaction.Transactions;

/** Examines envelopes one by one: form, creator, and whose endorsements are good. Safe for use by several threads. */
final class EnvelopeExaminer {

    private static final System.Logger LOG = System.getLogger(EnvelopeExaminer.class.getName());

    private final Channel channel;

    EnvelopeExaminer(Channel channel) {
        this.channel = channel;
    }

    Examined examine(ByteString bytes) {
        Optional<TransactionId> id = Optional.empty();
        try {
            SignedEnvelope envelope = SignedEnvelope.parse(bytes);
            id = claimedId(envelope);
            if (envelope.type() == HeaderType.CONFIG) {
                return new Examined.Configuration(id, envelope.payload().getData());
            }
            envelope.requireCommonHeader();
            if (!isSignedByCreator(envelope)) {
                return new Examined.Broken(id, TxValidationCode.BAD_CREATOR_SIGNATURE);
            }
            if (envelope.type() != HeaderType.ENDORSER_TRANSACTION) {
                return new Examined.Broken(id, TxValidationCode.UNSUPPORTED_TX_PAYLOAD);
            }
            if (!envelope.channel().equals(channel.name())) {
                return new Examined.Broken(id, TxValidationCode.TARGET_CHAIN_NOT_FOUND);
            }
            EndorserTransaction transaction = Transactions.parse(envelope);
            if (hasPrivateData(transaction)) {
                return new Examined.Broken(id, TxValidationCode.INVALID_OTHER_REASON);
            }
            return new Examined.Call(transaction, endorsers(transaction));
        } catch (ProtocolException e) {
            return new Examined.Broken(id, e.rule().validationCode().orElse(TxValidationCode.INVALID_OTHER_REASON));
        }
    }

    /** Private data is not part of this ledger, therefore nobody here has endorsed any. */
    private static boolean hasPrivateData(EndorserTransaction transaction) {
        return transaction.readWriteSet().namespaces().stream()
                .anyMatch(namespace -> !namespace.collections().isEmpty());
    }

    private boolean isSignedByCreator(SignedEnvelope envelope) {
        try {
            Member creator = channel.member(envelope.creator());
            return channel.signatures()
                    .isGood(
                            creator,
                            envelope.envelope().getPayload(),
                            envelope.envelope().getSignature());
        } catch (ProtocolException unknown) {
            return false;
        }
    }

    /** As in Fabric, an endorsement that is not good does not spoil the others. */
    private List<Member> endorsers(EndorserTransaction transaction) {
        Map<Identity, Member> endorsers = new LinkedHashMap<>();
        for (Endorsement endorsement : transaction.endorsements()) {
            try {
                Member member = channel.member(endorsement.getEndorser());
                ByteString signed = transaction.proposalResponsePayload().concat(endorsement.getEndorser());
                if (channel.signatures().isGood(member, signed, endorsement.getSignature())) {
                    endorsers.putIfAbsent(member.identity(), member);
                }
            } catch (ProtocolException notOneOfOurs) {
                LOG.log(System.Logger.Level.DEBUG, "an endorsement does not count: {0}", notOneOfOurs.getMessage());
            }
        }
        return List.copyOf(endorsers.values());
    }

    private static Optional<TransactionId> claimedId(SignedEnvelope envelope) {
        try {
            return Optional.of(new TransactionId(envelope.channelHeader().getTxId()));
        } catch (ProtocolException unreadable) {
            return Optional.empty();
        }
    }
}
