/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.state;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jianzheng.protocol.Sha256;

/**
 * How far the state has come.
 *
 * @param height number of blocks whose changes are in
 * @param fileEnd end of the last of them in the block file
 * @param commitHash hash after the last of them; empty when there is none but the first block
 */
public record Savepoint(long height, long fileEnd, Optional<Sha256> commitHash) {

    /** Before the first block. */
    public static final Savepoint NONE = new Savepoint(0, 0, Optional.empty());

    byte[] toBytes() {
        ByteString hash = commitHash.map(Sha256::value).orElse(ByteString.EMPTY);
        return ByteBuffer.allocate(2 * Long.BYTES + hash.size())
                .putLong(height)
                .putLong(fileEnd)
                .put(hash.asReadOnlyByteBuffer())
                .array();
    }

    static Savepoint of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long height = buffer.getLong();
        long fileEnd = buffer.getLong();
        ByteString hash = ByteString.copyFrom(buffer);
        return new Savepoint(height, fileEnd, hash.isEmpty() ? Optional.empty() : Optional.of(new Sha256(hash)));
    }
}
