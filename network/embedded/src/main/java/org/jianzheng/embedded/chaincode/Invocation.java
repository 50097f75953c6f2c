/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.chaincode;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.jianzheng.embedded.simulation.Simulation;
import org.jianzheng.embedded.simulation.SimulationException;

/** A call that a chaincode is working on: its simulation, its open queries and its answer to come. */
final class Invocation {

    private final String chaincode;
    private final Simulation simulation;
    private final CompletableFuture<ChaincodeResult> result = new CompletableFuture<>();
    private final Map<String, OpenQuery> queries = new ConcurrentHashMap<>();
    private final AtomicInteger nextQuery = new AtomicInteger();

    Invocation(String chaincode, Simulation simulation) {
        this.chaincode = chaincode;
        this.simulation = simulation;
    }

    String chaincode() {
        return chaincode;
    }

    Simulation simulation() {
        return simulation;
    }

    CompletableFuture<ChaincodeResult> result() {
        return result;
    }

    QueryResponse begin(Function<String, OpenQuery> begin) {
        String id = Integer.toString(nextQuery.incrementAndGet());
        OpenQuery query = begin.apply(id);
        queries.put(id, query);
        return batch(id, query);
    }

    QueryResponse next(String id) {
        OpenQuery query = queries.get(id);
        if (query == null) {
            throw new SimulationException("query iterator not found");
        }
        return batch(id, query);
    }

    QueryResponse close(String id) {
        OpenQuery query = queries.remove(id);
        if (query != null) {
            query.close();
        }
        return QueryResponse.newBuilder().setId(id).build();
    }

    private QueryResponse batch(String id, OpenQuery query) {
        QueryResponse batch = query.nextBatch();
        if (!batch.getHasMore()) {
            close(id);
        }
        return batch;
    }
}
