/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.deliver;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredChaincodeAction;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.hyperledger.fabric.protos.peer.FilteredTransactionActions;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.transaction.SignedEnvelope;
import org.jianzheng.protocol.transaction.Transactions;

/** Blocks without contents: ids, codes, and events without their payload. */
public final class FilteredBlocks implements DeliverForm<DeliverResponse> {

    @Override
    public DeliverResponse block(Block block) {
        return DeliverResponse.newBuilder().setFilteredBlock(filter(block)).build();
    }

    @Override
    public DeliverResponse status(Status status) {
        return DeliverResponse.newBuilder().setStatus(status).build();
    }

    private static FilteredBlock filter(Block block) {
        FilteredBlock.Builder filtered =
                FilteredBlock.newBuilder().setNumber(block.getHeader().getNumber());
        ValidityFlags flags = ValidityFlags.of(block);
        for (int i = 0; i < flags.size(); i++) {
            FilteredTransaction.Builder transaction =
                    FilteredTransaction.newBuilder().setTxValidationCode(flags.code(i));
            try {
                SignedEnvelope envelope = SignedEnvelope.parse(block.getData().getData(i));
                filtered.setChannelId(envelope.channel());
                transaction
                        .setTxid(envelope.channelHeader().getTxId())
                        .setTypeValue(envelope.channelHeader().getType());
                if (envelope.type() == HeaderType.ENDORSER_TRANSACTION) {
                    transaction.setTransactionActions(actions(envelope));
                }
            } catch (ProtocolException unreadable) {
                continue;
            }
            filtered.addFilteredTransactions(transaction);
        }
        return filtered.build();
    }

    private static FilteredTransactionActions actions(SignedEnvelope envelope) {
        FilteredTransactionActions.Builder actions = FilteredTransactionActions.newBuilder();
        event(envelope)
                .ifPresent(event -> actions.addChaincodeActions(FilteredChaincodeAction.newBuilder()
                        .setChaincodeEvent(
                                event.toBuilder().setPayload(ByteString.EMPTY).build())));
        return actions.build();
    }

    private static Optional<ChaincodeEvent> event(SignedEnvelope envelope) {
        try {
            return Transactions.parse(envelope).event();
        } catch (ProtocolException notACall) {
            return Optional.empty();
        }
    }
}
