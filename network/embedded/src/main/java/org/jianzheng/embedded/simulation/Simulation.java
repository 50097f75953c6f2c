/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.simulation;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.jianzheng.embedded.state.KeyHistory;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.embedded.state.VersionedValue;
import org.jianzheng.protocol.transaction.ReadWriteSet;

/**
 * One call of a chaincode against a view of the state. Reads never see the call's own writes. The view must stay open while the
 * simulation is used; closing the simulation ends its queries only. Methods may be called from several threads.
 */
public final class Simulation implements AutoCloseable {

    /** Most keys that one call may read and write. */
    static final int MAX_KEYS = 100_000;

    /** Most queries that one call may begin. */
    static final int MAX_QUERIES = 1_000;

    private final StateView view;
    private final String namespace;
    private final NavigableMap<String, NamespaceRecord> records = new TreeMap<>();
    private final List<AutoCloseable> queries = new ArrayList<>();
    private boolean written;
    private boolean paged;

    /** A call of the chaincode whose namespace is given. */
    public Simulation(StateView view, String namespace) {
        this.view = view;
        this.namespace = namespace;
    }

    /** Height of the state that the call sees. */
    public long height() {
        return view.height();
    }

    /** The value of a key, empty when it is not there. */
    public ByteString read(String key) {
        return read(namespace, key).map(VersionedValue::value).orElse(ByteString.EMPTY);
    }

    /** The value of a key of another namespace, as the peer itself reads the chaincode's definition. */
    public ByteString readOf(String otherNamespace, String key) {
        return read(otherNamespace, key).map(VersionedValue::value).orElse(ByteString.EMPTY);
    }

    /** The metadata of a key by name. */
    public NavigableMap<String, ByteString> readMetadata(String key) {
        return KeyMetadata.parse(
                read(namespace, key).map(VersionedValue::metadata).orElse(ByteString.EMPTY));
    }

    /** Notes a new value; an empty one deletes the key. */
    public synchronized void write(String key, ByteString value) {
        requireKey(key);
        requireNotPaged();
        written = true;
        record(namespace)
                .write(KVWrite.newBuilder()
                        .setKey(key)
                        .setIsDelete(value.isEmpty())
                        .setValue(value)
                        .build());
    }

    /** Notes that a key is deleted. */
    public void delete(String key) {
        write(key, ByteString.EMPTY);
    }

    /** Notes one metadata entry as the whole metadata of a key, as Fabric does. */
    public synchronized void writeMetadata(String key, String name, ByteString value) {
        requireKey(key);
        requireNotPaged();
        NavigableMap<String, ByteString> entries = new TreeMap<>();
        entries.put(name, value);
        record(namespace).writeMetadata(key, entries);
    }

    /** Begins a query of the entries with {@code start ≤ key < end}; an empty end is the end of the namespace. */
    public synchronized RangeQuery range(String start, String end) {
        return begin(start, end, 0);
    }

    /** Begins a query of one page. A call that writes cannot page, because the page's end is not protected. */
    public synchronized RangeQuery page(String start, String end, int pageSize) {
        if (written) {
            throw new SimulationException("a call that has written cannot query with pagination");
        }
        paged = true;
        return begin(start, end, pageSize);
    }

    /** Begins a query of what a key has held, the newest first. It leaves no trace in the read set, as in Fabric. */
    public synchronized KeyHistory history(String key) {
        requireFewQueries();
        KeyHistory history = view.history(namespace, key);
        queries.add(history);
        return history;
    }

    /** What was read and would be written. */
    public synchronized ReadWriteSet results() {
        return new ReadWriteSet(
                records.values().stream().map(NamespaceRecord::toReadWriteSet).toList());
    }

    @Override
    public synchronized void close() {
        for (AutoCloseable query : queries) {
            try {
                query.close();
            } catch (Exception e) {
                throw new IllegalStateException("a query cannot be ended", e);
            }
        }
        queries.clear();
    }

    private Optional<VersionedValue> read(String ofNamespace, String key) {
        requireKey(key);
        Optional<VersionedValue> value = view.get(ofNamespace, key);
        KVRead.Builder read = KVRead.newBuilder().setKey(key);
        value.ifPresent(present -> read.setVersion(Versions.toMessage(present.version())));
        synchronized (this) {
            record(ofNamespace).read(read.build());
        }
        return value;
    }

    private RangeQuery begin(String start, String end, int pageSize) {
        requireFewQueries();
        RangeQuery query = new RangeQuery(view.range(namespace, start, end), start, end, pageSize);
        queries.add(query);
        record(namespace).query(query);
        return query;
    }

    private NamespaceRecord record(String name) {
        NamespaceRecord record = records.computeIfAbsent(name, NamespaceRecord::new);
        if (record.size() > MAX_KEYS) {
            throw new SimulationException("a call reads and writes at most " + MAX_KEYS + " keys");
        }
        return record;
    }

    private void requireFewQueries() {
        if (queries.size() >= MAX_QUERIES) {
            throw new SimulationException("a call begins at most " + MAX_QUERIES + " queries");
        }
    }

    private void requireNotPaged() {
        if (paged) {
            throw new SimulationException("a call that has queried with pagination cannot write");
        }
    }

    private static void requireKey(String key) {
        if (key.isEmpty()) {
            throw new SimulationException("a key is not empty");
        }
    }
}
