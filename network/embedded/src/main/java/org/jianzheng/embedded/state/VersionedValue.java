/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import org.jianzheng.embedded.database.StorageException;
import org.jianzheng.protocol.commit.Height;

/**
 * A value of the world state.
 *
 * @param value the bytes, not empty
 * @param metadata the key's metadata as {@code kvrwset.KVMetadataWrite} without key; empty when it has none
 * @param version the transaction that last wrote value or metadata
 */
public record VersionedValue(ByteString value, ByteString metadata, Height version) {

    byte[] toBytes() {
        int size = CodedOutputStream.computeUInt64SizeNoTag(version.block())
                + CodedOutputStream.computeUInt64SizeNoTag(version.transaction())
                + CodedOutputStream.computeBytesSizeNoTag(metadata)
                + CodedOutputStream.computeBytesSizeNoTag(value);
        byte[] bytes = new byte[size];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeUInt64NoTag(version.block());
            out.writeUInt64NoTag(version.transaction());
            out.writeBytesNoTag(metadata);
            out.writeBytesNoTag(value);
            out.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new IllegalStateException("writing into memory cannot fail", e);
        }
        return bytes;
    }

    static VersionedValue of(byte[] bytes) {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        try {
            Height version = new Height(in.readUInt64(), in.readUInt64());
            ByteString metadata = in.readBytes();
            return new VersionedValue(in.readBytes(), metadata, version);
        } catch (IOException e) {
            throw new StorageException("a value of the state is damaged", e);
        }
    }
}
