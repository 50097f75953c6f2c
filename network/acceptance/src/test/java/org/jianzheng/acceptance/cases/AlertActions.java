/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.alert.AlertBody;
import org.jianzheng.model.alert.AlertConclusion;
import org.jianzheng.model.alert.Analysis;
import org.jianzheng.model.alert.Compared;
import org.jianzheng.model.alert.Feature;
import org.jianzheng.model.alert.FeatureTag;
import org.jianzheng.model.alert.Investigation;
import org.jianzheng.model.alert.Raising;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Behaviour;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.keys.PersonKey;

/** Alerts of equal feature codes, raised by the platform. The codes themselves are invented. */
final class AlertActions implements Actions {
    private static final Map<String, Feature> FEATURES = Map.of(
            "机器码", Feature.MACHINE,
            "加密锁", Feature.DONGLE);
    private static final DualDigest TEXT = DualDigest.of("测试(虚构)".getBytes(StandardCharsets.UTF_8));
    private static final String WITHOUT_LOT = "案例未给出标段";

    private final Surroundings around;
    private final CaseDepartments departments;
    private final CaseEvidence evidence;
    private final byte[] key;
    private final Map<String, Raised> alerts = new HashMap<>();

    AlertActions(Surroundings around, CaseDepartments departments) {
        this.around = around;
        this.departments = departments;
        this.evidence = new CaseEvidence(around);
        this.key = HashSuite.SHA_256.hash(around.names().play().getBytes(StandardCharsets.UTF_8));
    }

    private record Raised(RecordRef ref, Subject subject) {}

    @Override
    public void prepare(JsonObject given, List<Step> steps) {}

    @Override
    public Set<String> words() {
        return Set.of("RAISE_ALERT", "INVESTIGATE", "CONFIRM_DEDUCTION");
    }

    @Override
    public Map<String, Set<ErrorCode>> reasons() {
        return Map.of("an alert must be investigated before any deduction", Set.of(ErrorCode.STATE_FORBIDS));
    }

    @Override
    public Outcome perform(Step step) {
        String alert = step.with().string("alert");
        switch (step.action()) {
            case "RAISE_ALERT" -> raise(alert, step.with());
            case "INVESTIGATE" -> {
                write(officer(step), alert, new Investigation(ref(alert), departments.id(step.office())));
                requireListed(CaseNetwork.REGULATOR, alert, true);
            }
            case "CONFIRM_DEDUCTION" -> deduct(step, alert);
            default -> throw new IllegalArgumentException(step.action());
        }
        return Outcome.accepted();
    }

    private void raise(String alert, JsonObject with) {
        Subject subject = around.names().subject(with.string("subject"));
        JsonObject features = with.object("features");
        List<Compared> compared = features.keys().stream()
                .map(name -> compared(name, Compared.Result.valueOf(features.string(name))))
                .toList();
        Raising raising = new Raising(
                Analysis.IDENTICAL_FEATURES,
                around.names().catalogue("FEATURES", "1"),
                compared,
                List.of(subject),
                TEXT,
                Optional.of(WITHOUT_LOT));
        ReadableRecord record =
                around.desk().record(around.people().platform(), raising, draft -> draft.subject(subject));
        alerts.put(alert, new Raised(record.ref(), subject));
        requireListed(CaseNetwork.CITY, alert, true);
    }

    private Compared compared(String name, Compared.Result result) {
        Feature feature = Objects.requireNonNull(FEATURES.get(name), name);
        return new Compared(
                feature,
                result,
                result == Compared.Result.EQUAL ? Optional.of(FeatureTag.of(key, feature, "虚构")) : Optional.empty());
    }

    /** A deduction begins with a behaviour; this one rests on the alert, with some evidence beside it. */
    private void deduct(Step step, String alert) {
        String file = "ev:" + alert;
        evidence.register(List.of(file));
        List<EvidenceId> shown = List.of(around.names().evidence(file));
        Subject subject = around.names().subject(step.with().string("subject"));
        Behaviour behaviour = new Behaviour(
                subject, Dates.of(around.clock().instant()), shown, TEXT, Optional.of(WITHOUT_LOT), false);
        around.desk()
                .record(
                        around.people().of(step.signer(), step.office()),
                        behaviour,
                        draft -> draft.subject(subject)
                                .refs(evidence.records(shown))
                                .ref(ref(alert)));
    }

    /** Whoever investigated it says that nothing follows from it. */
    void dismiss(Step step) {
        String alert = step.with().string("alert");
        write(
                officer(step),
                alert,
                new AlertConclusion(ref(alert), AlertConclusion.Outcome.NO_CONSEQUENCE, Optional.empty(), TEXT));
        requireListed(CaseNetwork.REGULATOR, alert, false);
    }

    private PersonKey officer(Step step) {
        return departments.officers(step.office()).getFirst();
    }

    private void write(PersonKey by, String alert, AlertBody body) {
        around.desk()
                .record(by, body, draft -> draft.subject(of(alert).subject()).ref(ref(alert)));
    }

    private RecordRef ref(String alert) {
        return of(alert).ref();
    }

    private Raised of(String alert) {
        return Objects.requireNonNull(alerts.get(alert), alert);
    }

    /** A gateway lists it among the open ones, or among the closed ones, and not among the others. */
    private void requireListed(OrganisationId at, String alert, boolean open) {
        if (!isListed(at, alert, open) || isListed(at, alert, !open)) {
            throw new IllegalStateException(alert + " is not listed as " + (open ? "open" : "closed"));
        }
    }

    private boolean isListed(OrganisationId at, String alert, boolean open) {
        return around.desk().get(at, "alerts?limit=1000&open=" + open).array("items").objects().stream()
                .anyMatch(item -> item.string("alert").equals(ref(alert).toString()));
    }

    @Override
    public Optional<JsonObject> answer(JsonObject ask) {
        return Optional.empty();
    }
}
