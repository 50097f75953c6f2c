/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.DelState;
import org.hyperledger.fabric.protos.peer.GetHistoryForKey;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateByRange;
import org.hyperledger.fabric.protos.peer.GetStateMetadata;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.PutStateMetadata;
import org.hyperledger.fabric.protos.peer.QueryMetadata;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryStateClose;
import org.hyperledger.fabric.protos.peer.QueryStateNext;
import org.hyperledger.fabric.protos.peer.StateMetadata;
import org.hyperledger.fabric.protos.peer.StateMetadataResult;
import org.jianzheng.embedded.simulation.Simulation;
import org.jianzheng.embedded.simulation.SimulationException;

/** Answers what a chaincode asks of the state while it works on a call. */
final class StateRequests {

    private StateRequests() {}

    /** The answer to a request: its payload, or an error whose payload says why. */
    static ChaincodeMessage answer(ChaincodeMessage request, Invocation invocation) {
        ChaincodeMessage.Builder answer =
                ChaincodeMessage.newBuilder().setTxid(request.getTxid()).setChannelId(request.getChannelId());
        try {
            return answer.setType(ChaincodeMessage.Type.RESPONSE)
                    .setPayload(payload(request, invocation))
                    .build();
        } catch (InvalidProtocolBufferException e) {
            return answer.setType(ChaincodeMessage.Type.ERROR)
                    .setPayload(ByteString.copyFromUtf8("unmarshal failed: " + e.getMessage()))
                    .build();
        } catch (RuntimeException e) {
            // Whatever goes wrong, the chaincode waits for an answer.
            return answer.setType(ChaincodeMessage.Type.ERROR)
                    .setPayload(ByteString.copyFromUtf8(String.valueOf(e.getMessage())))
                    .build();
        }
    }

    private static ByteString payload(ChaincodeMessage request, Invocation invocation)
            throws InvalidProtocolBufferException {
        ByteString bytes = request.getPayload();
        Simulation simulation = invocation.simulation();
        return switch (request.getType()) {
            case GET_STATE -> getState(GetState.parseFrom(bytes), simulation);
            case PUT_STATE -> putState(PutState.parseFrom(bytes), simulation);
            case DEL_STATE -> deleteState(DelState.parseFrom(bytes), simulation);
            case GET_STATE_METADATA -> getMetadata(GetStateMetadata.parseFrom(bytes), simulation);
            case PUT_STATE_METADATA -> putMetadata(PutStateMetadata.parseFrom(bytes), simulation);
            case GET_STATE_BY_RANGE ->
                range(GetStateByRange.parseFrom(bytes), invocation).toByteString();
            case GET_HISTORY_FOR_KEY ->
                history(GetHistoryForKey.parseFrom(bytes), invocation).toByteString();
            case QUERY_STATE_NEXT ->
                invocation.next(QueryStateNext.parseFrom(bytes).getId()).toByteString();
            case QUERY_STATE_CLOSE ->
                invocation.close(QueryStateClose.parseFrom(bytes).getId()).toByteString();
            case GET_QUERY_RESULT -> throw SimulationException.unimplemented("rich queries");
            case INVOKE_CHAINCODE -> throw SimulationException.unimplemented("calls from chaincode to chaincode");
            case GET_PRIVATE_DATA_HASH, PURGE_PRIVATE_DATA -> throw SimulationException.unimplemented("private data");
            default -> throw SimulationException.unimplemented("answer to " + request.getType());
        };
    }

    private static ByteString getState(GetState request, Simulation simulation) {
        requirePublic(request.getCollection());
        return simulation.read(request.getKey());
    }

    private static ByteString putState(PutState request, Simulation simulation) {
        requirePublic(request.getCollection());
        simulation.write(request.getKey(), request.getValue());
        return ByteString.EMPTY;
    }

    private static ByteString deleteState(DelState request, Simulation simulation) {
        requirePublic(request.getCollection());
        simulation.delete(request.getKey());
        return ByteString.EMPTY;
    }

    private static ByteString getMetadata(GetStateMetadata request, Simulation simulation) {
        requirePublic(request.getCollection());
        StateMetadataResult.Builder result = StateMetadataResult.newBuilder();
        simulation
                .readMetadata(request.getKey())
                .forEach((name, value) -> result.addEntries(
                        StateMetadata.newBuilder().setMetakey(name).setValue(value)));
        return result.build().toByteString();
    }

    private static ByteString putMetadata(PutStateMetadata request, Simulation simulation) {
        requirePublic(request.getCollection());
        simulation.writeMetadata(
                request.getKey(),
                request.getMetadata().getMetakey(),
                request.getMetadata().getValue());
        return ByteString.EMPTY;
    }

    private static QueryResponse range(GetStateByRange request, Invocation invocation)
            throws InvalidProtocolBufferException {
        requirePublic(request.getCollection());
        QueryMetadata paging = QueryMetadata.parseFrom(request.getMetadata());
        Simulation simulation = invocation.simulation();
        if (paging.getPageSize() <= 0) {
            return invocation.begin(id -> OpenQuery.range(
                    id, invocation.chaincode(), simulation.range(request.getStartKey(), request.getEndKey()), false));
        }
        String start = paging.getBookmark().isEmpty() ? request.getStartKey() : paging.getBookmark();
        int size = Math.min(paging.getPageSize(), OpenQuery.LIMIT);
        return invocation.begin(id ->
                OpenQuery.range(id, invocation.chaincode(), simulation.page(start, request.getEndKey(), size), true));
    }

    private static QueryResponse history(GetHistoryForKey request, Invocation invocation) {
        return invocation.begin(
                id -> OpenQuery.history(id, invocation.simulation().history(request.getKey())));
    }

    private static void requirePublic(String collection) {
        if (!collection.isEmpty()) {
            throw SimulationException.unimplemented("private data");
        }
    }
}
