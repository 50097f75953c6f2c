/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.replay;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.jianzheng.conformance.client.Clients;
import org.jianzheng.conformance.client.Credentials;
import org.jianzheng.conformance.client.Forger;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.policy.PolicyText;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.Transactions;

/**
 * Fills a ledger with thousands of transactions, good ones and such with faults that orderers let pass. Those whose result cannot be
 * read are left to {@code MalformedIT}: a real peer was seen to stop in a block that held one beside others.
 */
final class LongChain {

    private static final int AT_ONCE = 32;
    private static final int KEYS = 97;
    private static final String GUARDED = "guarded";

    private final Topology topology;
    private final CryptoFolder crypto;
    private final Clients clients;
    private final Gateway gateway;
    private final Credentials client;
    private final Instant now;

    LongChain(Topology topology, CryptoFolder crypto, Clients clients, Instant now) {
        this.topology = topology;
        this.crypto = crypto;
        this.clients = clients;
        this.client = credentials(0, Node.GATEWAY);
        this.gateway = clients.gateway(client, client.mspId());
        this.now = now;
    }

    /** Has so many transactions ordered. */
    void grow(int transactions) throws Exception {
        submit(protect());
        Semaphore free = new Semaphore(AT_ONCE);
        List<Future<?>> submitted = new ArrayList<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < transactions; i++) {
                int number = i;
                free.acquire();
                submitted.add(workers.submit(() -> {
                    try {
                        submit(transaction(number));
                    } finally {
                        free.release();
                    }
                    return null;
                }));
            }
            for (Future<?> each : submitted) {
                each.get(1, TimeUnit.MINUTES);
            }
        }
    }

    private record Made(String id, Envelope envelope, int times) {}

    private void submit(Made made) throws Exception {
        for (int i = 0; i < made.times; i++) {
            clients.submit(client, client.mspId(), made.id, made.envelope);
        }
    }

    /** One of twenty is faulty in one way or other; some of the good ones overtake each other. */
    private Made transaction(int number) throws Exception {
        String key = "key" + number % KEYS;
        return switch (number % 20) {
            case 0 -> made(number, Forger.writing(chaincode(), key, "1"), 1, credentials(0, Node.PEER));
            case 1 -> made(number, Forger.reading(chaincode(), key, 1_000_000, 0), 1, peers());
            case 2 -> made(number, phantom(key), 1, peers());
            case 3 -> made(number, Forger.writing(chaincode(), key, "twice"), 2, peers());
            case 4 -> made(number, Forger.writing("nothing", key, "1"), 1, peers());
            case 5 -> made(number, Forger.writing(chaincode(), GUARDED, "1"), 1, peers());
            case 6 -> made(number, twice(Forger.writing(chaincode(), key, "1")), 1, peers());
            case 7 -> changed(number, key);
            case 8 -> otherResult(number);
            case 9 -> withEvent(number, "nothing");
            case 10 -> withEvent(number, chaincode());
            case 11 -> made(number, deleting(key), 1, peers());
            case 12 -> made(number, absent(key), 1, peers());
            case 13 -> made(number, new ReadWriteSet(List.of()), 1, peers());
            default -> made(number, Forger.writing(chaincode(), key, "value " + number), 1, peers());
        };
    }

    private Made made(int number, ReadWriteSet set, int times, Credentials... endorsers) {
        Forger forger = forger().with(set);
        ChaincodeProposal proposal = forger.proposal("put", Integer.toString(number));
        return new Made(proposal.id().value(), forger.envelope(proposal, endorsers), times);
    }

    private Made protect() {
        ByteString policy = PolicyText.parse("AND('RegulatorMSP.peer')").toByteString();
        KVRWSet set = KVRWSet.newBuilder()
                .addWrites(KVWrite.newBuilder().setKey(GUARDED).setValue(ByteString.copyFromUtf8("0")))
                .addMetadataWrites(KVMetadataWrite.newBuilder()
                        .setKey(GUARDED)
                        .addEntries(KVMetadataEntry.newBuilder()
                                .setName("VALIDATION_PARAMETER")
                                .setValue(policy)))
                .build();
        return made(-1, of(set), 1, peers());
    }

    private ReadWriteSet phantom(String key) {
        return of(KVRWSet.newBuilder()
                .addRangeQueriesInfo(RangeQueryInfo.newBuilder()
                        .setStartKey(key)
                        .setEndKey(key + "~")
                        .setItrExhausted(true)
                        .setRawReads(QueryReads.newBuilder()
                                .addKvReads(KVRead.newBuilder().setKey(key + "-never"))))
                .addWrites(KVWrite.newBuilder().setKey("phantom").setValue(ByteString.copyFromUtf8(key)))
                .build());
    }

    private ReadWriteSet deleting(String key) {
        return of(KVRWSet.newBuilder()
                .addWrites(KVWrite.newBuilder().setKey(key).setIsDelete(true))
                .build());
    }

    /** Good until somebody writes the key, a conflict from then on. */
    private ReadWriteSet absent(String key) {
        return of(KVRWSet.newBuilder()
                .addReads(KVRead.newBuilder().setKey(key))
                .addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8("first")))
                .build());
    }

    private static ReadWriteSet twice(ReadWriteSet set) {
        ReadWriteSet.Namespace one = set.namespaces().getFirst();
        return new ReadWriteSet(List.of(one, one));
    }

    private ReadWriteSet of(KVRWSet set) {
        return new ReadWriteSet(List.of(new ReadWriteSet.Namespace(chaincode(), set, List.of())));
    }

    private Made withEvent(int number, String ofChaincode) {
        Forger forger = forger().with(ChaincodeEvent.newBuilder()
                .setChaincodeId(ofChaincode)
                .setEventName("number " + number)
                .build());
        ChaincodeProposal proposal = forger.proposal("put", Integer.toString(number));
        return new Made(proposal.id().value(), forger.envelope(proposal, peers()), 1);
    }

    private Made otherResult(int number) {
        Forger forger = forger();
        ChaincodeProposal proposal = forger.proposal("put", Integer.toString(number));
        ByteString other = forger.result(forger.proposal("put", "other"));
        return new Made(
                proposal.id().value(),
                Transactions.prepare(
                        proposal,
                        other,
                        List.of(
                                Forger.endorsement(other, credentials(0, Node.PEER)),
                                Forger.endorsement(other, credentials(1, Node.PEER)))),
                1);
    }

    /** Headers that do not fit the proposal. */
    private Made changed(int number, String key) throws Exception {
        Made made = made(number, Forger.writing(chaincode(), key, "1"), 1, peers());
        Payload payload = Payload.parseFrom(made.envelope.getPayload());
        ChannelHeader.Builder header =
                ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).toBuilder();
        String id = made.id;
        if (number % 40 == 7) {
            header.setEpoch(1);
        } else {
            id = forger().proposal("put", "other").id().value();
            header.setTxId(id);
        }
        Envelope envelope = Envelope.newBuilder()
                .setPayload(payload.toBuilder()
                        .setHeader(payload.getHeader().toBuilder()
                                .setChannelHeader(header.build().toByteString()))
                        .build()
                        .toByteString())
                .build();
        return new Made(id, envelope, 1);
    }

    private Forger forger() {
        return new Forger(gateway, client, topology.channel().text(), chaincode(), now);
    }

    private String chaincode() {
        return topology.chaincode().name();
    }

    private Credentials[] peers() {
        return new Credentials[] {credentials(0, Node.PEER), credentials(1, Node.PEER)};
    }

    private Credentials credentials(int member, Node node) {
        return Credentials.of(crypto, topology.members().get(member), node);
    }
}
