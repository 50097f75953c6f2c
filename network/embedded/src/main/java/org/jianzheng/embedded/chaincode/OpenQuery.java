/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.chaincode;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.queryresult.KV;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.protos.peer.QueryResultBytes;
import org.jianzheng.embedded.simulation.RangeQuery;
import org.jianzheng.embedded.state.KeyHistory;

/** A query whose results a chaincode fetches in batches. Not safe for use by several threads. */
final class OpenQuery {

    /** Results in one batch, as Fabric's. */
    static final int BATCH = 100;

    /** Most results of one query, as Fabric's total query limit. */
    static final int LIMIT = 100_000;

    private final String id;
    private final Source source;
    private final boolean paged;
    private Optional<ByteString> pending = Optional.empty();
    private int returned;

    /** Where results come from. */
    private interface Source extends AutoCloseable {
        Optional<ByteString> next();

        String bookmark();

        @Override
        void close();
    }

    private OpenQuery(String id, Source source, boolean paged) {
        this.id = id;
        this.source = source;
        this.paged = paged;
    }

    static OpenQuery range(String id, String namespace, RangeQuery query, boolean paged) {
        return new OpenQuery(
                id,
                new Source() {
                    @Override
                    public Optional<ByteString> next() {
                        return query.next()
                                .map(entry -> KV.newBuilder()
                                        .setNamespace(namespace)
                                        .setKey(entry.key())
                                        .setValue(entry.value().value())
                                        .build()
                                        .toByteString());
                    }

                    @Override
                    public String bookmark() {
                        return query.bookmark();
                    }

                    @Override
                    public void close() {
                        query.close();
                    }
                },
                paged);
    }

    static OpenQuery history(String id, KeyHistory history) {
        return new OpenQuery(
                id,
                new Source() {
                    @Override
                    public Optional<ByteString> next() {
                        return history.hasNext() ? Optional.of(history.next().toByteString()) : Optional.empty();
                    }

                    @Override
                    public String bookmark() {
                        return "";
                    }

                    @Override
                    public void close() {
                        history.close();
                    }
                },
                false);
    }

    /** The next batch; the one without more to come ends the query. */
    QueryResponse nextBatch() {
        QueryResponse.Builder batch = QueryResponse.newBuilder().setId(id);
        pending.ifPresent(result -> add(batch, result));
        pending = Optional.empty();
        while (returned < LIMIT) {
            Optional<ByteString> result = source.next();
            if (result.isEmpty()) {
                return last(batch);
            }
            returned++;
            // As Fabric does, one result beyond the batch is fetched before the batch is handed out.
            if (!paged && batch.getResultsCount() == BATCH) {
                pending = result;
                return batch.setHasMore(true).build();
            }
            add(batch, result.get());
        }
        return last(batch);
    }

    void close() {
        source.close();
    }

    private QueryResponse last(QueryResponse.Builder batch) {
        if (paged) {
            batch.setMetadata(QueryResponseMetadata.newBuilder()
                    .setFetchedRecordsCount(returned)
                    .setBookmark(source.bookmark())
                    .build()
                    .toByteString());
        }
        return batch.build();
    }

    private static void add(QueryResponse.Builder batch, ByteString result) {
        batch.addResults(QueryResultBytes.newBuilder().setResultBytes(result));
    }
}
