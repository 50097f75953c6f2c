/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.simulation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.jianzheng.embedded.database.StorageException;

/** A key's metadata in the form in which the state keeps it. */
public final class KeyMetadata {

    /** Name of the entry that holds a key's own endorsement policy. */
    public static final String VALIDATION_PARAMETER = "VALIDATION_PARAMETER";

    private KeyMetadata() {}

    /** The entries by name. */
    public static NavigableMap<String, ByteString> parse(ByteString metadata) {
        try {
            NavigableMap<String, ByteString> entries = new TreeMap<>();
            for (KVMetadataEntry entry : KVMetadataWrite.parseFrom(metadata).getEntriesList()) {
                entries.put(entry.getName(), entry.getValue());
            }
            return entries;
        } catch (InvalidProtocolBufferException e) {
            throw new StorageException("the metadata of a key is damaged", e);
        }
    }

    /** The stored form of entries as a write set carries them; empty for none. */
    public static ByteString of(List<KVMetadataEntry> entries) {
        return KVMetadataWrite.newBuilder().addAllEntries(entries).build().toByteString();
    }

    /** The key's own endorsement policy, if it has one. */
    public static Optional<ByteString> endorsementPolicy(ByteString metadata) {
        return Optional.ofNullable(parse(metadata).get(VALIDATION_PARAMETER)).filter(policy -> !policy.isEmpty());
    }
}
