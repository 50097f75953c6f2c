/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.state;

import com.google.protobuf.ByteString;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jianzheng.embedded.database.Scan;

/** The entries of a namespace between two keys, in the order of the keys' UTF-8 bytes. Not safe for use by several threads. */
public final class StateRange implements Iterator<KeyValue>, AutoCloseable {

    private static final Comparator<ByteString> BYTES = ByteString.unsignedLexicographicalComparator();

    private final Scan scan;
    private final int prefix;
    private final ByteString end;

    StateRange(Scan scan, int prefix, ByteString end) {
        this.scan = scan;
        this.prefix = prefix;
        this.end = end;
    }

    @Override
    public boolean hasNext() {
        return scan.isOnEntry() && BYTES.compare(ByteString.copyFrom(scan.key()), end) < 0;
    }

    @Override
    public KeyValue next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String key = ByteString.copyFrom(scan.key()).substring(prefix).toStringUtf8();
        VersionedValue value = VersionedValue.of(scan.value());
        scan.advance();
        return new KeyValue(key, value);
    }

    @Override
    public void close() {
        scan.close();
    }
}
