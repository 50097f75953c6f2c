/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.protocol.block.BlockHeaders;

/**
 * A ledger in memory that behaves as the real one does towards the gateway: the same bytes in the same blocks, versions checked
 * at commit, an id taken once; and that fails where a test tells it to. Its contract accepts every well-formed envelope but
 * those that the test refuses.
 */
public final class FakeLedger implements Ledger {
    /** Name of the channel. */
    public static final String CHANNEL = "jianzheng";

    private final FakeTransactions transactions = new FakeTransactions(CHANNEL);
    private final FakeChain chain = new FakeChain(transactions.configuration());
    private final Map<List<String>, byte[]> heads = new HashMap<>();
    private final Deque<org.jianzheng.server.ledger.Endorsement> endorsementFaults = new ArrayDeque<>();
    private final Deque<SubmitFault> submitFaults = new ArrayDeque<>();
    private final List<ByteString> waiting = new ArrayList<>();
    private final List<SignedTransaction> submitted = new ArrayList<>();
    private final List<Integer> endorsedSizes = new ArrayList<>();
    private Function<JsonObject, Optional<ErrorCode>> contract = envelope -> Optional.empty();
    private java.util.function.Predicate<JsonObject> crashes = envelope -> false;
    private Optional<String> aloneOnly = Optional.empty();
    private final Set<String> passedOver = new HashSet<>();
    private boolean down;
    private boolean held;
    private long firstBlock;

    /** How a submit fails. */
    public enum SubmitFault {
        /** An error comes back and the transaction is not ordered. */
        LOST,
        /** An error comes back and the transaction is ordered all the same. */
        ORDERED_BUT_REPORTED_FAILED
    }

    /** Header of block 0. */
    public synchronized BlockHeader genesis() {
        return chain.block(0).getHeader();
    }

    /** What the contract refuses from now on. */
    public synchronized void refuse(Function<JsonObject, Optional<ErrorCode>> rule) {
        contract = rule;
    }

    /** The contract crashes on these from now on. */
    public synchronized void crashOn(java.util.function.Predicate<JsonObject> rule) {
        crashes = rule;
    }

    /** The contract takes the record with this id only alone. */
    public synchronized void refuseTogether(String id) {
        aloneOnly = Optional.of(id);
    }

    /** The next endorsements end so. */
    public synchronized void failEndorsement(org.jianzheng.server.ledger.Endorsement... faults) {
        endorsementFaults.addAll(List.of(faults));
    }

    /** The next submits fail so. */
    public synchronized void failSubmit(SubmitFault... faults) {
        submitFaults.addAll(List.of(faults));
    }

    /** The next ordered transactions are judged so. */
    public synchronized void judgeNext(TxValidationCode... codes) {
        chain.judgeNext(List.of(codes));
    }

    /** Keeps what is submitted from being ordered until {@link #release}. */
    public synchronized void hold() {
        held = true;
    }

    /** Orders what was held, in one block. */
    public synchronized void release() {
        held = false;
        order();
    }

    /** Nothing answers any more, or everything again. */
    public synchronized void setDown(boolean now) {
        down = now;
        notifyAll();
    }

    /** All transactions that were handed over, those again that came again. */
    public synchronized List<SignedTransaction> submitted() {
        return List.copyOf(submitted);
    }

    /** How many envelopes each endorsed call had. */
    public synchronized List<Integer> endorsedSizes() {
        return List.copyOf(endorsedSizes);
    }

    /** Writes the epoch in a block of its own, as an anchored checkpoint does. */
    public synchronized void changeEpoch() {
        KVRWSet writes = KVRWSet.newBuilder()
                .addWrites(KVWrite.newBuilder()
                        .setKey(HeadKey.THE_EPOCH.text())
                        .setValue(ByteString.copyFromUtf8("{\"n\":" + chain.height() + "}")))
                .build();
        Envelope envelope = transactions.sign(writes, new byte[0]);
        chain.cut(List.of(envelope.toByteString()));
        notifyAll();
    }

    /** All blocks. */
    public synchronized List<Block> blocks() {
        return chain.blocks();
    }

    @Override
    public synchronized org.jianzheng.server.ledger.Endorsement endorse(Call call) {
        if (down) {
            return new org.jianzheng.server.ledger.Endorsement.Unavailable(Set.of("CityMSP"), "the ledger is down");
        }
        if (!endorsementFaults.isEmpty()) {
            return endorsementFaults.removeFirst();
        }
        List<JsonObject> envelopes = call.function().equals("submit")
                ? List.of(CanonicalJson.parseObject(call.value()))
                : ((JsonArray) CanonicalJson.parse(call.value())).objects();
        if (envelopes.stream().anyMatch(crashes)) {
            return new org.jianzheng.server.ledger.Endorsement.Unavailable(Set.of(), "the contract crashed");
        }
        endorsedSizes.add(envelopes.size());
        Optional<String> refusedTogether = envelopes.size() > 1 ? aloneOnly : Optional.empty();
        KVRWSet.Builder set = KVRWSet.newBuilder().addReads(chain.read(HeadKey.THE_EPOCH.text()));
        List<JsonObject> results = new ArrayList<>();
        for (JsonObject envelope : envelopes) {
            results.add(
                    refusedTogether.filter(envelope.string("id")::equals).isPresent()
                            ? JsonObject.builder()
                                    .put("id", envelope.string("id"))
                                    .put("status", "REFUSED")
                                    .put("code", "MUST_GO_ALONE")
                                    .build()
                            : apply(envelope, set));
        }
        if (call.function().equals("submit")
                && results.getFirst().string("status").equals("REFUSED")) {
            ErrorCode code = ErrorCode.named(results.getFirst().string("code")).orElseThrow();
            return new org.jianzheng.server.ledger.Endorsement.Refused(Refusal.of(code, "%s", "by the test's rule"));
        }
        byte[] result = CanonicalJson.write(
                call.function().equals("submit")
                        ? results.getFirst()
                        : JsonObject.builder()
                                .put("results", JsonArray.of(results))
                                .build());
        Envelope envelope = transactions.sign(set.build(), result);
        PreparedTransaction prepared = PreparedTransaction.newBuilder()
                .setEnvelope(envelope)
                .setTransactionId(FakeTransactions.id(envelope.toByteString()).value())
                .build();
        return new org.jianzheng.server.ledger.Endorsement.Endorsed(
                new SignedTransaction(FakeTransactions.id(envelope.toByteString()), prepared.toByteArray()), result);
    }

    private JsonObject apply(JsonObject envelope, KVRWSet.Builder set) {
        JsonObject.Builder result = JsonObject.builder().put("id", envelope.string("id"));
        String key = "rec/" + envelope.string("type") + "/" + envelope.string("id");
        Optional<byte[]> before = chain.value(key);
        if (before.isPresent()) {
            boolean same = CanonicalJson.parseObject(before.get()).equals(envelope);
            return same
                    ? result.put("status", "UNCHANGED").build()
                    : result.put("status", "REFUSED")
                            .put("code", "RECORD_CONFLICT")
                            .build();
        }
        Optional<ErrorCode> refusal = contract.apply(envelope);
        if (refusal.isPresent()) {
            return result.put("status", "REFUSED")
                    .put("code", refusal.get().name())
                    .build();
        }
        set.addReads(chain.read(key))
                .addWrites(
                        KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFrom(CanonicalJson.write(envelope))));
        return result.put("status", "ACCEPTED").build();
    }

    @Override
    public synchronized void passOver(Set<String> organisations, String reason) {
        passedOver.addAll(organisations);
        endorsementFaults.clear();
    }

    /** Whom the gateway wants to be passed over. */
    public synchronized Set<String> passedOver() {
        return Set.copyOf(passedOver);
    }

    @Override
    public synchronized Handover submit(SignedTransaction transaction) {
        if (down) {
            return new Handover.Uncertain("the ledger is down");
        }
        submitted.add(transaction);
        SubmitFault fault = submitFaults.pollFirst();
        if (fault == SubmitFault.LOST) {
            return new Handover.Uncertain("no orderer answered");
        }
        try {
            waiting.add(PreparedTransaction.parseFrom(transaction.bytes())
                    .getEnvelope()
                    .toByteString());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("these are no transaction's bytes", e);
        }
        if (!held) {
            order();
        }
        return fault == null ? new Handover.Taken() : new Handover.Uncertain("an orderer answered strangely");
    }

    private synchronized void order() {
        if (!waiting.isEmpty()) {
            List<ByteString> envelopes = List.copyOf(waiting);
            waiting.clear();
            chain.cut(envelopes);
            notifyAll();
        }
    }

    @Override
    public synchronized Optional<Outcome> outcome(TransactionId id) throws LedgerLost {
        requireUp();
        Optional<Outcome> outcome = chain.outcome(id);
        if (outcome.filter(known -> known.block() < firstBlock).isPresent()) {
            throw new LedgerLost("details of transaction " + id + " are not available");
        }
        return outcome;
    }

    @Override
    public synchronized byte[] evaluate(String function, List<String> arguments) throws LedgerLost {
        requireUp();
        if (function.equals("heads")) {
            JsonObject page = JsonObject.builder()
                    .put(
                            "heads",
                            JsonArray.of(heads.entrySet().stream()
                                    .filter(head -> head.getKey().getFirst().equals(arguments.getFirst()))
                                    .map(head -> CanonicalJson.parseObject(head.getValue()))
                                    .toList()))
                    .build();
            return page.canonical();
        }
        Optional<byte[]> head = function.equals("head") ? Optional.ofNullable(heads.get(arguments)) : Optional.empty();
        return head.orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND, "the fake ledger has no %s", arguments));
    }

    /** From now on the ledger has this head. */
    public synchronized void put(HeadChange head) {
        heads.put(
                List.of(head.key().kind().wireName(), head.key().id()),
                head.value().canonical());
    }

    @Override
    public synchronized long height(String organisation) throws LedgerLost {
        requireUp();
        return chain.height();
    }

    /** The peer has lost all blocks before this one. */
    public synchronized void beginWith(long block) {
        firstBlock = block;
    }

    @Override
    public synchronized long firstBlock() throws LedgerLost {
        requireUp();
        return firstBlock;
    }

    @Override
    public synchronized Optional<Hash> hashOf(long number) throws LedgerLost {
        requireUp();
        return number >= chain.height() || number + 1 < firstBlock
                ? Optional.empty()
                : Optional.of(Hash.of(
                        BlockHeaders.hash(chain.block(number).getHeader()).bytes()));
    }

    private void requireUp() throws LedgerLost {
        if (down) {
            throw new LedgerLost("the ledger is down");
        }
    }

    @Override
    public synchronized Block block(long number) throws LedgerLost {
        if (down || number >= chain.height() || number < firstBlock) {
            throw new LedgerLost("there is no block " + number);
        }
        return chain.block(number);
    }

    @Override
    public BlockFeed blocks(long first) {
        return new BlockFeed() {
            private long next = first;
            private boolean closed;

            @Override
            public Block next() throws LedgerLost {
                synchronized (FakeLedger.this) {
                    while (!closed && !down && next >= chain.height()) {
                        try {
                            FakeLedger.this.wait(1_000);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            throw new LedgerLost("interrupted", e);
                        }
                    }
                    if (closed || down || next < firstBlock) {
                        throw new LedgerLost("the stream of blocks ended");
                    }
                    return chain.block(next++);
                }
            }

            @Override
            public void close() {
                synchronized (FakeLedger.this) {
                    closed = true;
                    FakeLedger.this.notifyAll();
                }
            }
        };
    }

    @Override
    public void close() {
        setDown(true);
    }
}
