/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;
import org.jianzheng.embedded.database.Scan;
import org.jianzheng.embedded.database.StorageException;

/** What a key has held, the newest first. Not safe for use by several threads. */
public final class KeyHistory implements Iterator<KeyModification>, AutoCloseable {

    private final Scan scan;
    private final ByteString prefix;

    KeyHistory(Scan scan, byte[] prefix) {
        this.scan = scan;
        this.prefix = ByteString.copyFrom(prefix);
    }

    @Override
    public boolean hasNext() {
        return scan.isOnEntry() && ByteString.copyFrom(scan.key()).startsWith(prefix);
    }

    @Override
    public KeyModification next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            KeyModification modification = KeyModification.parseFrom(scan.value());
            scan.advance();
            return modification;
        } catch (InvalidProtocolBufferException e) {
            throw new StorageException("an entry of the history is damaged", e);
        }
    }

    @Override
    public void close() {
        scan.close();
    }
}
