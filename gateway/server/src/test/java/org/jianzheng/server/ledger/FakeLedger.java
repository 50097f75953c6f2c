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
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Response;
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
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.block.BlockContent;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.block.ViewMetadata;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.ProposalResponses;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.SignedEnvelope;
import org.jianzheng.protocol.transaction.Transactions;

/**
 * A ledger in memory that behaves as the real one does towards the gateway: the same bytes in the same blocks, versions checked
 * at commit, an id taken once; and that fails where a test tells it to. Its contract accepts every well-formed envelope but
 * those that the test refuses.
 */
public final class FakeLedger implements Ledger {
    /** Name of the channel. */
    public static final String CHANNEL = "jianzheng";

    private static final String CHAINCODE = "records";
    private static final ByteString CREATOR = ByteString.copyFromUtf8("CityMSP gateway");

    @SuppressWarnings("ArrayRecordComponent") // never changed
    private record Written(byte[] value, long block, long index) {}

    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Written> state = new HashMap<>();
    private final Map<List<String>, byte[]> heads = new HashMap<>();
    private final Map<TransactionId, Outcome> outcomes = new HashMap<>();
    private final Deque<org.jianzheng.server.ledger.Endorsement> endorsementFaults = new ArrayDeque<>();
    private final Deque<SubmitFault> submitFaults = new ArrayDeque<>();
    private final Deque<TxValidationCode> judgements = new ArrayDeque<>();
    private final List<ByteString> waiting = new ArrayList<>();
    private final List<SignedTransaction> submitted = new ArrayList<>();
    private final List<Integer> endorsedSizes = new ArrayList<>();
    private Function<JsonObject, Optional<ErrorCode>> contract = envelope -> Optional.empty();
    private java.util.function.Predicate<JsonObject> crashes = envelope -> false;
    private Optional<String> aloneOnly = Optional.empty();
    private final Set<String> passedOver = new HashSet<>();
    private boolean down;
    private boolean held;
    private long nonce;
    private long firstBlock;

    /** How a submit fails. */
    public enum SubmitFault {
        /** An error comes back and the transaction is not ordered. */
        LOST,
        /** An error comes back and the transaction is ordered all the same. */
        ORDERED_BUT_REPORTED_FAILED
    }

    /** A ledger with its first block. */
    public FakeLedger() {
        ChannelHeader header = ChannelHeader.newBuilder()
                .setType(HeaderType.CONFIG_VALUE)
                .setChannelId(CHANNEL)
                .build();
        Envelope configuration = Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()))
                        .build()
                        .toByteString())
                .build();
        cut(List.of(configuration.toByteString()), List.of(TxValidationCode.VALID));
    }

    /** Header of block 0. */
    public synchronized BlockHeader genesis() {
        return blocks.getFirst().getHeader();
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
        judgements.addAll(List.of(codes));
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
                        .setValue(ByteString.copyFromUtf8("{\"n\":" + nonce + "}")))
                .build();
        Envelope envelope = envelope(writes, new byte[0]);
        cutValidated(List.of(envelope.toByteString()));
    }

    /** All blocks. */
    public synchronized List<Block> blocks() {
        return List.copyOf(blocks);
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
        KVRWSet.Builder set = KVRWSet.newBuilder().addReads(read(HeadKey.THE_EPOCH.text()));
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
        Envelope envelope = envelope(set.build(), result);
        PreparedTransaction prepared = PreparedTransaction.newBuilder()
                .setEnvelope(envelope)
                .setTransactionId(id(envelope.toByteString()).value())
                .build();
        return new org.jianzheng.server.ledger.Endorsement.Endorsed(
                new SignedTransaction(id(envelope.toByteString()), prepared.toByteArray()), result);
    }

    private JsonObject apply(JsonObject envelope, KVRWSet.Builder set) {
        JsonObject.Builder result = JsonObject.builder().put("id", envelope.string("id"));
        String key = "rec/" + envelope.string("type") + "/" + envelope.string("id");
        Written before = state.get(key);
        if (before != null) {
            boolean same = CanonicalJson.parseObject(before.value).equals(envelope);
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
        set.addReads(read(key))
                .addWrites(
                        KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFrom(CanonicalJson.write(envelope))));
        return result.put("status", "ACCEPTED").build();
    }

    private KVRead read(String key) {
        KVRead.Builder read = KVRead.newBuilder().setKey(key);
        Written written = state.get(key);
        if (written != null) {
            read.setVersion(Version.newBuilder().setBlockNum(written.block).setTxNum(written.index));
        }
        return read.build();
    }

    private Envelope envelope(KVRWSet set, byte[] result) {
        ChaincodeProposal proposal = ChaincodeProposal.create(
                CHANNEL,
                CHAINCODE,
                List.of(ByteString.copyFromUtf8("submit")),
                CREATOR,
                ByteString.copyFromUtf8("nonce " + nonce++),
                java.time.Instant.ofEpochSecond(1_773_624_604L + nonce));
        ReadWriteSet reads = new ReadWriteSet(List.of(new ReadWriteSet.Namespace(CHAINCODE, set, List.of())));
        ByteString payload = ProposalResponses.payload(
                proposal,
                "1",
                reads,
                Response.newBuilder()
                        .setStatus(200)
                        .setPayload(ByteString.copyFrom(result))
                        .build(),
                Optional.empty());
        Endorsement endorsement = Endorsement.newBuilder()
                .setEndorser(ByteString.copyFromUtf8("CityMSP peer"))
                .setSignature(ByteString.copyFromUtf8("endorsed"))
                .build();
        return Transactions.sign(
                Transactions.prepare(proposal, payload, List.of(endorsement)), message -> new byte[] {1});
    }

    private static TransactionId id(ByteString envelope) {
        return new TransactionId(SignedEnvelope.parse(envelope).channelHeader().getTxId());
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

    private void order() {
        if (!waiting.isEmpty()) {
            List<ByteString> envelopes = List.copyOf(waiting);
            waiting.clear();
            cutValidated(envelopes);
        }
    }

    private void cutValidated(List<ByteString> envelopes) {
        long number = blocks.size();
        List<TxValidationCode> codes = new ArrayList<>();
        for (int index = 0; index < envelopes.size(); index++) {
            KVRWSet set = Transactions.parse(envelopes.get(index))
                    .readWriteSet()
                    .namespaces()
                    .getFirst()
                    .publicSet();
            TransactionId id = id(envelopes.get(index));
            TxValidationCode code = judge(id, set);
            codes.add(code);
            outcomes.putIfAbsent(id, new Outcome(number, code));
            if (code == TxValidationCode.VALID) {
                for (KVWrite write : set.getWritesList()) {
                    state.put(write.getKey(), new Written(write.getValue().toByteArray(), number, index));
                }
            }
        }
        cut(envelopes, codes);
    }

    private TxValidationCode judge(TransactionId id, KVRWSet set) {
        if (outcomes.containsKey(id)) {
            return TxValidationCode.DUPLICATE_TXID;
        }
        boolean fresh = set.getReadsList().stream().allMatch(read -> read.equals(read(read.getKey())));
        TxValidationCode told = judgements.pollFirst();
        if (told != null) {
            return told;
        }
        return fresh ? TxValidationCode.VALID : TxValidationCode.MVCC_READ_CONFLICT;
    }

    private synchronized void cut(List<ByteString> envelopes, List<TxValidationCode> codes) {
        BlockData data = BlockData.newBuilder().addAllData(envelopes).build();
        BlockHeader.Builder header = BlockHeader.newBuilder()
                .setNumber(blocks.size())
                .setDataHash(BlockContent.hash(data).value());
        if (!blocks.isEmpty()) {
            header.setPreviousHash(
                    BlockHeaders.hash(blocks.getLast().getHeader()).value());
        }
        Block block = MetadataSlots.withSignatures(
                Block.newBuilder().setHeader(header).setData(data).build(),
                MetadataSlots.ordererMetadata(0, ViewMetadata.of(0, 0, 0)),
                List.of());
        ValidityFlags flags = ValidityFlags.of(codes);
        Optional<Sha256> commit =
                blocks.isEmpty() ? Optional.empty() : Optional.of(Sha256.of(flags.bytes(), data.toByteString()));
        blocks.add(MetadataSlots.withCommit(block, flags.bytes(), commit));
        notifyAll();
    }

    @Override
    public synchronized Optional<Outcome> outcome(TransactionId id) throws LedgerLost {
        requireUp();
        Optional<Outcome> outcome = Optional.ofNullable(outcomes.get(id));
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
        return blocks.size();
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
        return number >= blocks.size() || number + 1 < firstBlock
                ? Optional.empty()
                : Optional.of(Hash.of(
                        BlockHeaders.hash(blocks.get((int) number).getHeader()).bytes()));
    }

    private void requireUp() throws LedgerLost {
        if (down) {
            throw new LedgerLost("the ledger is down");
        }
    }

    @Override
    public synchronized Block block(long number) throws LedgerLost {
        if (down || number >= blocks.size() || number < firstBlock) {
            throw new LedgerLost("there is no block " + number);
        }
        return blocks.get((int) number);
    }

    @Override
    public BlockFeed blocks(long first) {
        return new BlockFeed() {
            private long next = first;
            private boolean closed;

            @Override
            public Block next() throws LedgerLost {
                synchronized (FakeLedger.this) {
                    while (!closed && !down && next >= blocks.size()) {
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
                    return blocks.get((int) next++);
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
