/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Response;
import org.jianzheng.embedded.simulation.Simulation;

/**
 * One stream to a chaincode service, from registration to its end. Calls run side by side on it, told apart by channel and
 * transaction id; one thread at a time writes.
 */
final class ChaincodeStream {

    private static final System.Logger LOG = System.getLogger(ChaincodeStream.class.getName());

    private final String chaincode;
    private final Executor workers;
    private final Map<String, Invocation> invocations = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final StreamObserver<ChaincodeMessage> outbound;

    /** Opens the stream; it is ready when the chaincode has registered. */
    ChaincodeStream(String chaincode, ChaincodeGrpc.ChaincodeStub service, Executor workers) {
        this.chaincode = chaincode;
        this.workers = workers;
        this.outbound = service.connect(new Inbound());
    }

    /** Done when the chaincode has registered, failed when the stream ends before. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Done when the stream has ended, whatever the reason. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    ChaincodeResult execute(ChaincodeCall call, Simulation simulation, long timeoutMillis) {
        String key = key(call.proposal().channel(), call.id().value());
        Invocation invocation = new Invocation(chaincode, simulation);
        if (invocations.putIfAbsent(key, invocation) != null) {
            throw new ChaincodeFailure(
                    "txid: " + call.id() + "(" + call.proposal().channel() + ") exists");
        }
        try {
            if (ended.isDone()) {
                throw new ChaincodeFailure(ChaincodeFailure.STREAM_TERMINATED);
            }
            send(ChaincodeMessage.newBuilder()
                    .setType(ChaincodeMessage.Type.TRANSACTION)
                    .setPayload(call.input())
                    .setTxid(call.id().value())
                    .setChannelId(call.proposal().channel())
                    .setTimestamp(call.proposal().channelHeader().getTimestamp())
                    .setProposal(call.signed())
                    .build());
            return invocation.result().get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ChaincodeFailure("timeout expired while executing transaction");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ChaincodeFailure failure
                    ? failure
                    : new ChaincodeFailure(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChaincodeFailure("interrupted while executing transaction");
        } finally {
            invocations.remove(key);
        }
    }

    void close() {
        writing.lock();
        try {
            outbound.onCompleted();
        } catch (IllegalStateException alreadyEnded) {
            LOG.log(System.Logger.Level.DEBUG, "stream to {0} had ended", chaincode);
        } finally {
            writing.unlock();
        }
        end("closed");
    }

    private void send(ChaincodeMessage message) {
        writing.lock();
        try {
            outbound.onNext(message);
        } catch (IllegalStateException e) {
            throw new ChaincodeFailure(ChaincodeFailure.STREAM_TERMINATED);
        } finally {
            writing.unlock();
        }
    }

    private void received(ChaincodeMessage message) {
        switch (message.getType()) {
            case REGISTER -> register(message);
            case COMPLETED, ERROR -> finish(message);
            case KEEPALIVE -> LOG.log(System.Logger.Level.TRACE, "{0} is alive", chaincode);
            default -> workers.execute(() -> answer(message));
        }
    }

    private void register(ChaincodeMessage message) {
        String name = message.getPayload().isEmpty() ? "" : registeredName(message.getPayload());
        if (name.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "a service for {0} registered without a name", chaincode);
            return;
        }
        send(ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.REGISTERED)
                .build());
        send(ChaincodeMessage.newBuilder().setType(ChaincodeMessage.Type.READY).build());
        ready.complete(null);
    }

    private static String registeredName(ByteString payload) {
        try {
            return ChaincodeID.parseFrom(payload).getName();
        } catch (InvalidProtocolBufferException e) {
            return "";
        }
    }

    private void answer(ChaincodeMessage request) {
        Invocation invocation = invocations.get(key(request.getChannelId(), request.getTxid()));
        ChaincodeMessage answer = invocation == null
                ? ChaincodeMessage.newBuilder()
                        .setType(ChaincodeMessage.Type.ERROR)
                        .setTxid(request.getTxid())
                        .setChannelId(request.getChannelId())
                        .setPayload(ByteString.copyFromUtf8("no ledger context for " + request.getType()))
                        .build()
                : StateRequests.answer(request, invocation);
        if (answer.getType() == ChaincodeMessage.Type.ERROR) {
            // The shim hides these words from the chaincode, so that they must be found here.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}, transaction {1}: {2}",
                    chaincode,
                    request.getTxid(),
                    answer.getPayload().toStringUtf8());
        }
        try {
            send(answer);
        } catch (ChaincodeFailure gone) {
            LOG.log(System.Logger.Level.DEBUG, "{0} went away before it got its answer", chaincode);
        }
    }

    private void finish(ChaincodeMessage message) {
        Invocation invocation = invocations.get(key(message.getChannelId(), message.getTxid()));
        if (invocation == null) {
            return;
        }
        if (message.getType() == ChaincodeMessage.Type.ERROR) {
            invocation
                    .result()
                    .completeExceptionally(
                            ChaincodeFailure.answered(message.getPayload().toStringUtf8()));
            return;
        }
        try {
            Response response = Response.parseFrom(message.getPayload());
            Optional<ChaincodeEvent> event = message.hasChaincodeEvent()
                    ? Optional.of(message.getChaincodeEvent().toBuilder()
                            .setChaincodeId(chaincode)
                            .setTxId(message.getTxid())
                            .build())
                    : Optional.empty();
            invocation.result().complete(new ChaincodeResult(response, event));
        } catch (InvalidProtocolBufferException e) {
            invocation
                    .result()
                    .completeExceptionally(
                            new ChaincodeFailure("failed to unmarshal response for transaction " + message.getTxid()));
        }
    }

    private void end(String reason) {
        ready.completeExceptionally(new ChaincodeFailure(reason));
        ended.complete(null);
        invocations
                .values()
                .forEach(invocation -> invocation
                        .result()
                        .completeExceptionally(new ChaincodeFailure(ChaincodeFailure.STREAM_TERMINATED)));
    }

    private static String key(String channel, String transaction) {
        return channel + ' ' + transaction;
    }

    /** What comes from the chaincode. */
    private final class Inbound implements StreamObserver<ChaincodeMessage> {

        @Override
        public void onNext(ChaincodeMessage message) {
            received(message);
        }

        @Override
        public void onError(Throwable cause) {
            end(String.valueOf(cause.getMessage()));
        }

        @Override
        public void onCompleted() {
            end("ended by the chaincode");
        }
    }
}
