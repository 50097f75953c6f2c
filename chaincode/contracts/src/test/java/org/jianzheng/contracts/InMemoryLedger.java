/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonValue;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadKey;

/** A ledger of one peer in memory; its clock stands still until a test moves it. */
final class InMemoryLedger implements RecordsLedger {
    /** Two of four organisations endorse. */
    static final HeadLock LOCK = new HeadLock(
            Stream.of("CityMSP", "CountyMSP", "RegulatorMSP", "HousingMSP")
                    .map(OrganisationId::parse)
                    .toList(),
            2);

    private final NavigableMap<String, byte[]> state = new TreeMap<>(InMemoryStub.KEY_ORDER);
    private final NavigableMap<String, byte[]> policies = new TreeMap<>(InMemoryStub.KEY_ORDER);
    private final List<Transaction> history = new ArrayList<>();
    private final RecordMethods methods;
    private Instant now = Instant.parse("2026-04-08T01:00:00Z");
    private Duration proposerAhead = Duration.ZERO;

    InMemoryLedger() {
        InstantSource clock = this::now;
        this.methods = new RecordMethods(clock);
    }

    /**
     * One call as it was made, and what it read and wrote.
     *
     * @param name the transient name of its argument, which tells the method
     */
    record Transaction(
            String creator,
            Instant time,
            String name,
            String argument,
            String result,
            NavigableMap<String, byte[]> reads,
            NavigableMap<String, byte[]> writes) {}

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** From now on proposals carry a time that is so much ahead of the peer's clock. */
    void proposerAhead(Duration ahead) {
        proposerAhead = ahead;
    }

    @Override
    public Outcome submit(OrganisationId submitter, byte[] envelope) {
        try {
            String answer = call(submitter.value(), now.plus(proposerAhead), "envelope", envelope);
            return new Outcome(CanonicalJson.parseObject(answer).string("status"), "");
        } catch (Refusal refused) {
            return Outcome.refused(refused.code().name());
        }
    }

    @Override
    public List<Outcome> submitAll(OrganisationId submitter, List<? extends JsonValue> envelopes) {
        return submitAll(submitter, CanonicalJson.write(JsonArray.of(envelopes)));
    }

    List<Outcome> submitAll(OrganisationId submitter, byte[] batch) {
        String answer = call(submitter.value(), now.plus(proposerAhead), "envelopes", batch);
        return CanonicalJson.parseObject(answer).array("results").objects().stream()
                .map(result -> new Outcome(
                        result.string("status"), result.optionalString("code").orElse("")))
                .toList();
    }

    /** Calls a write method as its proposer would, and commits what it writes unless it is refused. */
    String call(String creator, Instant time, String name, byte[] argument) {
        InMemoryStub stub = new InMemoryStub(state, creator, time, Map.of(name, argument));
        StubLedger port = new StubLedger(stub, LOCK);
        try {
            String result = name.equals("envelope") ? methods.submit(port) : methods.submitAll(port);
            state.putAll(stub.writes());
            policies.putAll(stub.policies());
            remember(stub, creator, time, name, argument, result);
            return result;
        } catch (Refusal refused) {
            remember(stub, creator, time, name, argument, refused.code().name());
            throw refused;
        }
    }

    private void remember(
            InMemoryStub stub, String creator, Instant time, String name, byte[] argument, String result) {
        String text = new String(argument, StandardCharsets.UTF_8);
        history.add(new Transaction(creator, time, name, text, result, stub.reads(), stub.writes()));
    }

    <T> T evaluate(Function<LedgerPort, T> query) {
        return query.apply(new StubLedger(new InMemoryStub(state, "CityMSP", now, Map.of()), LOCK));
    }

    RecordMethods methods() {
        return methods;
    }

    @Override
    public Optional<JsonObject> head(HeadKey key) {
        return value(key.text());
    }

    @Override
    public Optional<Envelope> record(String type, String id) {
        return value("rec/" + type + "/" + id).map(Envelope::parse);
    }

    Optional<JsonObject> value(String key) {
        return Optional.ofNullable(state.get(key)).map(CanonicalJson::parseObject);
    }

    NavigableMap<String, byte[]> state() {
        return state;
    }

    /** The policies of keys that have their own. */
    NavigableMap<String, byte[]> policies() {
        return policies;
    }

    /** Every write call so far, refused ones too. */
    List<Transaction> history() {
        return history;
    }

    Transaction last() {
        return history.getLast();
    }
}
