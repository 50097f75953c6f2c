/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Exemption;
import org.jianzheng.model.credit.Exemption.Condition;
import org.jianzheng.model.credit.OffenceTag;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.sample.keys.PersonKey;

/**
 * Offences that are tolerated (容错), under tags that name nobody. What a bidder proves counts when the exemption is decided; with it the alert is concluded.
 */
final class ExemptionActions implements Actions {
    /** What together makes an offence one of the minor class. */
    private static final Set<String> MINOR =
            Set.of("SAME_MANUFACTURER_SOLUTION", "TECHNICAL_PART_ONLY", "BID_ALREADY_REJECTED");

    private static final String CENTRE = "公共资源交易中心";
    private static final int NEWEST = 100;

    private final Surroundings around;
    private final AlertActions alerts;
    private final byte[] vault;
    private final Map<String, Set<String>> proven = new HashMap<>();
    private final Set<OffenceTag> tags = new HashSet<>();
    private final Set<String> subjects = new HashSet<>();

    ExemptionActions(Surroundings around, AlertActions alerts) {
        this.around = around;
        this.alerts = alerts;
        // Each play has a key of its own, so that no other play's offences are of the same kind.
        this.vault = HashSuite.SHA_256.hash(around.names().play().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void prepare(JsonObject given, List<Step> steps) {}

    @Override
    public Set<String> words() {
        return Set.of("PROVE", "DECIDE_EXEMPTION");
    }

    @Override
    public Map<String, Set<ErrorCode>> reasons() {
        return Map.of(
                "no public commitment", Set.of(ErrorCode.CONDITION_MISSING),
                "not the first time: an exemption of the same kind exists, although it was never announced",
                        Set.of(ErrorCode.NOT_FIRST_OFFENCE));
    }

    @Override
    public Outcome perform(Step step) {
        String alert = step.with().string("alert");
        switch (step.action()) {
            case "PROVE" ->
                proven.put(alert, Set.copyOf(step.with().array("conditions").strings()));
            case "DECIDE_EXEMPTION" -> {
                decide(step, conditions(proven.getOrDefault(alert, Set.of())));
                alerts.dismiss(step);
            }
            default -> throw new IllegalArgumentException(step.action());
        }
        return Outcome.accepted();
    }

    private static Set<Condition> conditions(Set<String> shown) {
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        for (Condition condition : Condition.values()) {
            if (condition == Condition.MINOR ? shown.containsAll(MINOR) : shown.contains(condition.name())) {
                conditions.add(condition);
            }
        }
        return conditions;
    }

    /** Somebody of the centre has computed the tag again. */
    private void decide(Step step, Set<Condition> shown) {
        Subject subject = around.names().subject(step.with().string("subject"));
        OffenceTag tag = OffenceTag.of(vault, subject, step.with().string("kind"));
        tags.add(tag);
        subjects.add(subject.toString());
        PersonKey by = around.people().of(step.signer(), step.office());
        PersonKey beside = around.people().of(Role.CENTRE_STAFF, CENTRE);
        ReadableRecord record = around.desk()
                .draft(by, new Exemption(tag, shown, DualDigest.of(new byte[] {1}), Optional.empty()), draft -> draft)
                .sign(by.signer(), beside.signer());
        around.desk().submit(record.organisation(), record.toJson());
    }

    @Override
    public Optional<JsonObject> answer(JsonObject ask) {
        if (ask.has("exemptions")) {
            long granted = tags.stream()
                    .filter(tag -> around.desk().head(tag.key()).isPresent())
                    .count();
            return Optional.of(JsonObject.builder().put("count", granted).build());
        }
        if (ask.has("publicTraces")) {
            return Optional.of(JsonObject.builder()
                    .put("announcements", traces("sanction.publication"))
                    .put("points", traces("credit."))
                    .put("penalties", traces("sanction."))
                    .build());
        }
        return Optional.empty();
    }

    /** How many of the newest records, whose type begins so, name one of the subjects. */
    private long traces(String type) {
        return around.desk().get(CaseNetwork.REGULATOR, "records?limit=" + NEWEST).array("items").objects().stream()
                .map(item -> item.object("record"))
                .filter(record -> record.string("type").startsWith(type))
                .filter(record -> subjects.stream().anyMatch(record.toString()::contains))
                .count();
    }
}
