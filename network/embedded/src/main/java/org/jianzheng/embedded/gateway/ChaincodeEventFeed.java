/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.access.Signed;
import org.jianzheng.embedded.block.TransactionLocation;
import org.jianzheng.embedded.deliver.OpenStreams;
import org.jianzheng.embedded.deliver.PacedStream;
import org.jianzheng.embedded.ledger.OrganisationLedger;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.transaction.TransactionId;
import org.jianzheng.protocol.transaction.Transactions;

/** The gateway's chaincode events: the events of valid transactions, block by block, from a place that the client chooses. */
final class ChaincodeEventFeed {

    private static final System.Logger LOG = System.getLogger(ChaincodeEventFeed.class.getName());

    private final Channel channel;
    private final OrganisationLedger ledger;
    private final OpenStreams streams;

    ChaincodeEventFeed(Channel channel, OrganisationLedger ledger, OpenStreams streams) {
        this.channel = channel;
        this.ledger = ledger;
        this.streams = streams;
    }

    void serve(SignedChaincodeEventsRequest signed, StreamObserver<ChaincodeEventsResponse> out) {
        ChaincodeEventsRequest request = read(signed);
        CommitWatch.requireRight(
                channel,
                request.getChannelId(),
                new Signed(signed.getRequest(), request.getIdentity(), signed.getSignature()));
        long first = firstBlock(request);
        PacedStream.start(out, streams, ledger::wakeAll, stream -> send(request, first, stream));
    }

    private void send(ChaincodeEventsRequest request, long first, PacedStream<ChaincodeEventsResponse> stream)
            throws InterruptedException {
        boolean passed = request.getAfterTransactionId().isEmpty();
        for (long number = first; stream.isOpen(); number++) {
            Optional<Block> block = ledger.awaitBlock(number, stream::isOpen);
            if (block.isEmpty()) {
                return;
            }
            List<ChaincodeEvent> matching = new ArrayList<>();
            for (ChaincodeEvent event : events(block.get())) {
                if (!passed) {
                    passed = event.getTxId().equals(request.getAfterTransactionId());
                } else if (event.getChaincodeId().equals(request.getChaincodeId())) {
                    matching.add(event);
                }
            }
            if (!matching.isEmpty()) {
                stream.send(ChaincodeEventsResponse.newBuilder()
                        .setBlockNumber(number)
                        .addAllEvents(matching)
                        .build());
            }
        }
    }

    private static List<ChaincodeEvent> events(Block block) {
        List<ChaincodeEvent> events = new ArrayList<>();
        ValidityFlags flags = ValidityFlags.of(block);
        for (int i = 0; i < flags.size(); i++) {
            if (!flags.isValid(i)) {
                continue;
            }
            try {
                Transactions.parse(block.getData().getData(i)).event().ifPresent(events::add);
            } catch (ProtocolException configuration) {
                LOG.log(System.Logger.Level.TRACE, "a transaction without events");
            }
        }
        return events;
    }

    private long firstBlock(ChaincodeEventsRequest request) {
        Optional<Long> after = find(request.getAfterTransactionId()).map(TransactionLocation::block);
        if (after.isPresent()) {
            return after.get();
        }
        SeekPosition start = request.getStartPosition();
        return switch (start.getTypeCase()) {
            case TYPE_NOT_SET, NEXT_COMMIT -> ledger.height();
            case SPECIFIED -> start.getSpecified().getNumber();
            case OLDEST, NEWEST ->
                throw GatewayErrors.error(Code.INVALID_ARGUMENT, "invalid start position type: " + start.getTypeCase());
        };
    }

    private Optional<TransactionLocation> find(String id) {
        try {
            return id.isEmpty() ? Optional.empty() : ledger.transaction(new TransactionId(id));
        } catch (ProtocolException notAnId) {
            return Optional.empty();
        }
    }

    private static ChaincodeEventsRequest read(SignedChaincodeEventsRequest signed) {
        if (signed.getRequest().isEmpty()) {
            throw GatewayErrors.error(Code.INVALID_ARGUMENT, "a chaincode events request is required");
        }
        try {
            return ChaincodeEventsRequest.parseFrom(signed.getRequest());
        } catch (InvalidProtocolBufferException e) {
            throw GatewayErrors.error(Code.INVALID_ARGUMENT, "invalid chaincode events request: " + e.getMessage());
        }
    }
}
