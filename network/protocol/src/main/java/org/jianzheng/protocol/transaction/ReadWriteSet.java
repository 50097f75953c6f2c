/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.transaction;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;

/**
 * What a transaction read and would write.
 *
 * @param namespaces per chaincode, in the order given
 */
public record ReadWriteSet(List<Namespace> namespaces) {

    /**
     * What a transaction read and would write of one chaincode.
     *
     * @param name the chaincode
     * @param publicSet reads, range queries, writes and metadata writes of the public state
     * @param collections hashes of private reads and writes
     */
    public record Namespace(String name, KVRWSet publicSet, List<Collection> collections) {

        /** Copies the collections. */
        public Namespace {
            collections = List.copyOf(collections);
        }

        /** Public keys of which the value or the metadata is written, each once, in the order of the set. */
        public Set<String> changedKeys() {
            Set<String> keys = new LinkedHashSet<>();
            publicSet.getWritesList().forEach(write -> keys.add(write.getKey()));
            publicSet.getMetadataWritesList().forEach(write -> keys.add(write.getKey()));
            return keys;
        }

        /** Whether the namespace is written to: public writes, private writes, or their metadata. */
        public boolean isWritten() {
            return publicSet.getWritesCount() > 0
                    || publicSet.getMetadataWritesCount() > 0
                    || collections.stream()
                            .map(Collection::hashedSet)
                            .anyMatch(set -> set.getHashedWritesCount() > 0 || set.getMetadataWritesCount() > 0);
        }
    }

    /**
     * Hashes of what a transaction read and would write of one private collection.
     *
     * @param name the collection
     * @param hashedSet hashes of keys and values
     * @param privateSetHash hash of the private read-write set itself
     */
    public record Collection(String name, HashedRWSet hashedSet, ByteString privateSetHash) {}

    /** Copies the namespaces. */
    public ReadWriteSet {
        namespaces = List.copyOf(namespaces);
    }

    /** Reads the protobuf form. */
    public static ReadWriteSet parse(ByteString bytes) {
        TxReadWriteSet set = Wire.read(TxReadWriteSet.parser(), bytes, Rule.READ_WRITE_SET, "read-write set");
        return new ReadWriteSet(
                set.getNsRwsetList().stream().map(ReadWriteSet::namespace).toList());
    }

    /** Requires that no namespace occurs twice. */
    public void requireDistinctNamespaces() {
        Set<String> names = new HashSet<>();
        for (Namespace namespace : namespaces) {
            if (!names.add(namespace.name())) {
                throw new ProtocolException(Rule.WRITE_SET, "namespace \"" + namespace.name() + "\" occurs twice");
            }
        }
    }

    /** The protobuf form. */
    public ByteString toByteString() {
        TxReadWriteSet.Builder set = TxReadWriteSet.newBuilder().setDataModel(TxReadWriteSet.DataModel.KV);
        for (Namespace namespace : namespaces) {
            NsReadWriteSet.Builder one = set.addNsRwsetBuilder()
                    .setNamespace(namespace.name())
                    .setRwset(namespace.publicSet().toByteString());
            for (Collection collection : namespace.collections()) {
                one.addCollectionHashedRwset(CollectionHashedReadWriteSet.newBuilder()
                        .setCollectionName(collection.name())
                        .setHashedRwset(collection.hashedSet().toByteString())
                        .setPvtRwsetHash(collection.privateSetHash()));
            }
        }
        return set.build().toByteString();
    }

    private static Namespace namespace(NsReadWriteSet set) {
        return new Namespace(
                set.getNamespace(),
                Wire.read(KVRWSet.parser(), set.getRwset(), Rule.READ_WRITE_SET, "set of " + set.getNamespace()),
                set.getCollectionHashedRwsetList().stream()
                        .map(ReadWriteSet::collection)
                        .toList());
    }

    private static Collection collection(CollectionHashedReadWriteSet set) {
        return new Collection(
                set.getCollectionName(),
                Wire.read(
                        HashedRWSet.parser(),
                        set.getHashedRwset(),
                        Rule.READ_WRITE_SET,
                        "set of collection " + set.getCollectionName()),
                set.getPvtRwsetHash());
    }
}
