/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;
import org.jspecify.annotations.NullUnmarked;

/**
 * Fabric's stub over a map that a test holds: reads do not see the transaction's writes, keys lie in the order of their
 * UTF-8 bytes, and what is read and written is recorded. What the contracts do not use is refused.
 */
@NullUnmarked // as the shim's own interface
final class InMemoryStub implements ChaincodeStub {
    static final Comparator<String> KEY_ORDER = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private final NavigableMap<String, byte[]> state;
    private final NavigableMap<String, byte[]> reads = new TreeMap<>(KEY_ORDER);
    private final NavigableMap<String, byte[]> writes = new TreeMap<>(KEY_ORDER);
    private final NavigableMap<String, byte[]> policies = new TreeMap<>(KEY_ORDER);
    private final String creator;
    private final Instant time;
    private final Map<String, byte[]> transientData;
    private List<String> call = List.of();

    InMemoryStub(NavigableMap<String, byte[]> state, String creator, Instant time, Map<String, byte[]> transientData) {
        this.state = state;
        this.creator = creator;
        this.time = time;
        this.transientData = transientData;
    }

    /** A stub that was called with a function and its parameters. */
    static InMemoryStub calling(NavigableMap<String, byte[]> state, String... call) {
        InMemoryStub stub = new InMemoryStub(state, "CityMSP", Instant.EPOCH, Map.of());
        stub.call = List.of(call);
        return stub;
    }

    /** The keys read, with the values met; absent keys have no bytes. */
    NavigableMap<String, byte[]> reads() {
        return reads;
    }

    /** The keys written, with their values. */
    NavigableMap<String, byte[]> writes() {
        return writes;
    }

    /** The keys that were given a policy of their own, with it. */
    NavigableMap<String, byte[]> policies() {
        return policies;
    }

    @Override
    public byte[] getState(String key) {
        byte[] value = state.getOrDefault(key, new byte[0]);
        reads.put(key, value);
        return value.clone();
    }

    @Override
    public void putState(String key, byte[] value) {
        writes.put(key, value.clone());
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getStateByRangeWithPagination(
            String startKey, String endKey, int pageSize, String bookmark) {
        String from = bookmark.isEmpty() ? startKey : bookmark;
        List<KeyValue> rows = new ArrayList<>();
        String next = "";
        for (Map.Entry<String, byte[]> entry :
                state.subMap(from, true, endKey, false).entrySet()) {
            if (rows.size() == pageSize) {
                next = entry.getKey();
                break;
            }
            rows.add(new Row(entry.getKey(), entry.getValue()));
        }
        return new Rows(rows, next);
    }

    @Override
    public byte[] getCreator() {
        return SerializedIdentity.newBuilder().setMspid(creator).build().toByteArray();
    }

    @Override
    public Instant getTxTimestamp() {
        return time;
    }

    @Override
    public Map<String, byte[]> getTransient() {
        return transientData;
    }

    private static final class Row implements KeyValue {
        private final String key;
        private final byte[] value;

        Row(String key, byte[] value) {
            this.key = key;
            this.value = value.clone();
        }

        @Override
        public String getKey() {
            return key;
        }

        @Override
        public byte[] getValue() {
            return value.clone();
        }

        @Override
        public String getStringValue() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    private record Rows(List<KeyValue> rows, String bookmark) implements QueryResultsIteratorWithMetadata<KeyValue> {
        @Override
        public QueryResponseMetadata getMetadata() {
            return QueryResponseMetadata.newBuilder()
                    .setBookmark(bookmark)
                    .setFetchedRecordsCount(rows.size())
                    .build();
        }

        @Override
        public Iterator<KeyValue> iterator() {
            return rows.iterator();
        }

        @Override
        public void close() {}
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("the contracts do not use this");
    }

    @Override
    public List<byte[]> getArgs() {
        throw unused();
    }

    @Override
    public List<String> getStringArgs() {
        throw unused();
    }

    @Override
    public String getFunction() {
        return call.getFirst();
    }

    @Override
    public List<String> getParameters() {
        return call.subList(1, call.size());
    }

    @Override
    public String getTxId() {
        return "a transaction";
    }

    @Override
    public String getChannelId() {
        throw unused();
    }

    @Override
    public Response invokeChaincode(String chaincode, List<byte[]> arguments, String channel) {
        throw unused();
    }

    @Override
    public byte[] getStateValidationParameter(String key) {
        throw unused();
    }

    @Override
    public void setStateValidationParameter(String key, byte[] value) {
        policies.put(key, value.clone());
    }

    @Override
    public void delState(String key) {
        throw unused();
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByRange(String startKey, String endKey) {
        throw unused();
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String compositeKey) {
        throw unused();
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String type, String... attributes) {
        throw unused();
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(CompositeKey compositeKey) {
        throw unused();
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getStateByPartialCompositeKeyWithPagination(
            CompositeKey compositeKey, int pageSize, String bookmark) {
        throw unused();
    }

    @Override
    public CompositeKey createCompositeKey(String type, String... attributes) {
        throw unused();
    }

    @Override
    public CompositeKey splitCompositeKey(String compositeKey) {
        throw unused();
    }

    @Override
    public QueryResultsIterator<KeyValue> getQueryResult(String query) {
        throw unused();
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getQueryResultWithPagination(
            String query, int pageSize, String bookmark) {
        throw unused();
    }

    @Override
    public QueryResultsIterator<KeyModification> getHistoryForKey(String key) {
        throw unused();
    }

    @Override
    public byte[] getPrivateData(String collection, String key) {
        throw unused();
    }

    @Override
    public byte[] getPrivateDataHash(String collection, String key) {
        throw unused();
    }

    @Override
    public byte[] getPrivateDataValidationParameter(String collection, String key) {
        throw unused();
    }

    @Override
    public void putPrivateData(String collection, String key, byte[] value) {
        throw unused();
    }

    @Override
    public void setPrivateDataValidationParameter(String collection, String key, byte[] value) {
        throw unused();
    }

    @Override
    public void delPrivateData(String collection, String key) {
        throw unused();
    }

    @Override
    public void purgePrivateData(String collection, String key) {
        throw unused();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByRange(String collection, String startKey, String endKey) {
        throw unused();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String collection, String key) {
        throw unused();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String collection, CompositeKey key) {
        throw unused();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(
            String collection, String type, String... attributes) {
        throw unused();
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataQueryResult(String collection, String query) {
        throw unused();
    }

    @Override
    public void setEvent(String name, byte[] payload) {
        throw unused();
    }

    @Override
    public ChaincodeEvent getEvent() {
        throw unused();
    }

    @Override
    public SignedProposal getSignedProposal() {
        throw unused();
    }

    @Override
    public byte[] getBinding() {
        throw unused();
    }

    @Override
    public String getMspId() {
        throw unused();
    }
}
