/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the results that were asked for last, so many at most. For pure functions only: nobody can tell a remembered
 * result from a new one. What a function throws is not remembered. Safe for use by several threads at once.
 */
public final class Remembered<K, V> {
    private final Map<K, V> results;

    /** Remembers this many results. */
    public Remembered(int most) {
        results = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** The result of the function for a key, remembered or new. */
    public V get(K key, Function<K, V> function) {
        @Nullable V known;
        synchronized (results) {
            known = results.get(key);
        }
        if (known != null) {
            return known;
        }
        V computed = function.apply(key);
        synchronized (results) {
            results.put(key, computed);
        }
        return computed;
    }
}
