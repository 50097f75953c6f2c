/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.deliver;

import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of blocks and events that one organisation serves: so many at once, and all can be cut. */
public final class OpenStreams {

    /** Most streams that an organisation serves at once. */
    public static final int LIMIT = 1_000;

    private final Set<PacedStream<?>> streams = ConcurrentHashMap.newKeySet();

    /** Ends all streams with a status that makes clients come again. */
    public void cut() {
        streams.forEach(stream -> stream.fail(Status.UNAVAILABLE.withDescription("stream cut on demand")));
    }

    /** How many are open. */
    public int size() {
        return streams.size();
    }

    /** Counts a stream; false when there are too many. */
    boolean add(PacedStream<?> stream) {
        return streams.size() < LIMIT && streams.add(stream);
    }

    void remove(PacedStream<?> stream) {
        streams.remove(stream);
    }
}
