/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.state;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jianzheng.embedded.database.Family;
import org.jianzheng.embedded.database.Snapshot;

/**
 * The world state after a certain block, standing still while later blocks are committed. Safe for use by several threads.
 * Whoever acquired it closes it; what it holds is freed when the last user has.
 */
public final class StateView implements AutoCloseable {

    private final long height;
    private final Snapshot snapshot;
    private final AtomicInteger users = new AtomicInteger(1);

    StateView(long height, Snapshot snapshot) {
        this.height = height;
        this.snapshot = snapshot;
    }

    /** Number of blocks that the view covers. */
    public long height() {
        return height;
    }

    /** The value of a public key. */
    public Optional<VersionedValue> get(String namespace, String key) {
        return get(namespace, ByteString.copyFromUtf8(key));
    }

    /** The value of a public key, given in UTF-8. */
    public Optional<VersionedValue> get(String namespace, ByteString key) {
        return snapshot.get(Family.STATE, StateKeys.state(namespace, key)).map(VersionedValue::of);
    }

    /**
     * The entries with {@code start ≤ key < end}.
     *
     * @param end empty for the end of the namespace
     */
    public StateRange range(String namespace, String start, String end) {
        ByteString prefix = StateKeys.prefix(namespace);
        ByteString last =
                end.isEmpty() ? StateKeys.afterNamespace(namespace) : prefix.concat(ByteString.copyFromUtf8(end));
        byte[] first = prefix.concat(ByteString.copyFromUtf8(start)).toByteArray();
        return new StateRange(snapshot.scan(Family.STATE, first), prefix.size(), last);
    }

    /** What a key has held up to this view, the newest first. */
    public KeyHistory history(String namespace, String key) {
        byte[] prefix = StateKeys.historyPrefix(namespace, ByteString.copyFromUtf8(key));
        return new KeyHistory(snapshot.scan(Family.HISTORY, prefix), prefix);
    }

    /** Counts one more user; false when the view is gone already. */
    boolean acquire() {
        return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    @Override
    public void close() {
        if (users.decrementAndGet() == 0) {
            snapshot.close();
        }
    }
}
