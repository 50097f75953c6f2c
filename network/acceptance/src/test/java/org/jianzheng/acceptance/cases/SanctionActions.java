/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.MeasureCatalogue;
import org.jianzheng.model.catalogue.SignatureMatrix;
import org.jianzheng.model.catalogue.WorkingCalendar;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.Licence;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.Appeal;
import org.jianzheng.model.sanction.Ballot;
import org.jianzheng.model.sanction.DecisionProposal;
import org.jianzheng.model.sanction.Draft;
import org.jianzheng.model.sanction.HearingNotice;
import org.jianzheng.model.sanction.LegalReview;
import org.jianzheng.model.sanction.OfficerSignature;
import org.jianzheng.model.sanction.Publication;
import org.jianzheng.model.sanction.Push;
import org.jianzheng.model.sanction.SanctionBody;
import org.jianzheng.model.sanction.SanctionHead;
import org.jianzheng.model.sanction.Scope;
import org.jianzheng.model.sanction.Service;
import org.jianzheng.sample.keys.PersonKey;

/**
 * A joint decision: the departments of the case's matrix with their seals, and one measure that the case's texts impose. Legal reviews and officers'
 * signatures that a lawful procedure needs beyond the case's own preparations come with the step that needs them.
 */
final class SanctionActions implements Actions {
    /** Who leads the matter, and keeps the window. */
    static final String LEAD = "市综合监管办公室";

    private static final String MEASURE = "RESTRICT";
    private static final String SUBJECT = "91350100M000100Y43";
    private static final int PUBLISH_WORKING_DAYS = 7;
    private static final DualDigest TEXT = digest("测试(虚构)");

    private final Surroundings around;
    private final CaseDepartments departments;
    private final Map<String, PersonKey> officers = new HashMap<>();
    private final Map<DualDigest, RecordRef> proposals = new HashMap<>();
    private final Subject subject;
    private final List<Action> actions;
    private JsonObject given = JsonObject.builder().build();
    private Optional<WorkingCalendar> calendar = Optional.empty();
    private Optional<ReadableRecord> draft = Optional.empty();
    private Optional<DualDigest> text = Optional.empty();

    SanctionActions(Surroundings around, CaseDepartments departments) {
        this.around = around;
        this.departments = departments;
        this.subject = around.names().subject(SUBJECT);
        this.actions =
                List.of(new Action(subject, MEASURE, Scope.EVERYTHING, Optional.of(Term.months(6)), Optional.empty()));
    }

    @Override
    public Set<String> words() {
        return Set.of(
                "SERVE_NOTICE",
                "LEGAL_REVIEW",
                "OFFICERS_SIGN",
                "PROPOSE_DECISION",
                "EDIT_TEXT",
                "SIGN",
                "SERVE",
                "PUBLISH",
                "PUSH",
                "APPLY_FOR_REVIEW");
    }

    @Override
    public Map<String, Set<ErrorCode>> reasons() {
        return Map.of(
                "a trading-centre key never signs a sanction", Set.of(ErrorCode.ROLE_FORBIDDEN),
                "the enforcement licence had expired at signing time", Set.of(ErrorCode.LICENCE_INVALID),
                "not a required department for this project type", Set.of(ErrorCode.NOT_IN_MATRIX),
                "not decided", Set.of(ErrorCode.STATE_FORBIDS),
                "signature over a text that is no longer the proposal", Set.of(ErrorCode.DIGEST_MISMATCH),
                "not served", Set.of(ErrorCode.STATE_FORBIDS),
                "decision and repair notice are served together (两书同达)", Set.of(ErrorCode.REPAIR_NOTICE_MISSING),
                "a decided text is not edited; a modification is a new version with its own signatures",
                        Set.of(ErrorCode.STATE_FORBIDS),
                "the supervision office pushes, not the centre", Set.of(ErrorCode.ROLE_FORBIDDEN));
    }

    @Override
    public void prepare(JsonObject loaded, List<Step> steps) {
        given = loaded;
        Map<String, List<PersonKey>> heads = new TreeMap<>();
        heads.put(LEAD, List.of(around.people().of(Role.SUPERVISION_OFFICE, LEAD + "/负责人")));
        for (String name : given.object("officers").keys()) {
            JsonObject officer = given.object("officers").object(name);
            PersonKey person = person(name, officer);
            officers.put(name, person);
            if (person.role().isOfficer()) {
                heads.merge(officer.string("department"), List.of(person), CaseDepartments::both);
            }
        }
        heads.forEach(departments::register);
        WorkingDays days = WorkingDays.fromJson(holidays(given.object("holidayTable")));
        calendar = Optional.of(new WorkingCalendar(calendarVersion().catalogue(), days, List.of()));
        bring(calendarVersion(), LocalDate.of(days.year(), 1, 1), days);
        bring(measuresVersion(), LocalDate.of(days.year(), 1, 1), measures());
        bring(
                matrixVersion(),
                LocalDate.parse(given.object("matrix").string("effectiveFrom")),
                matrix(given.object("matrix").object("rules")));
        around.desk().catalogueChangesNeed(departments.sealOf(LEAD));
    }

    private PersonKey person(String name, JsonObject officer) {
        String office = officer.string("department") + "/" + name;
        Instant from = start(LocalDate.parse(officer.string("licenceFrom")));
        Instant until = start(LocalDate.parse(officer.string("licenceTo")).plusDays(1));
        return around.people().of(Role.valueOf(officer.string("role")), office, new Licence("执法-" + name, from, until));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.ofHours(8));
    }

    private static JsonObject holidays(JsonObject table) {
        return JsonObject.builder()
                .put("year", table.integer("year"))
                .put("holidays", table.array("holidays"))
                .put("workingWeekends", table.array("workingWeekends"))
                .build();
    }

    private MeasureCatalogue measures() {
        return new MeasureCatalogue(
                List.of(new Measure(
                        MEASURE,
                        "限制参与投标(虚构)",
                        Measure.Kind.RESTRICTION,
                        new LegalBasis("某条例(虚构)", "第六十七条", LegalBasis.Rank.ADMINISTRATIVE_REGULATION),
                        Optional.of(Measure.Severity.GENERAL))),
                given.array("publicationSites").strings());
    }

    private SignatureMatrix matrix(JsonObject rules) {
        List<SignatureMatrix.Row> rows = new ArrayList<>();
        rows.add(SignatureMatrix.Row.ofCatalogueChange(departments.id(LEAD)));
        for (String projectType : rules.keys()) {
            List<DepartmentId> required = rules.array(projectType).strings().stream()
                    .map(departments::id)
                    .toList();
            rows.add(new SignatureMatrix.Row(Optional.empty(), Optional.of(projectType), Optional.empty(), required));
        }
        return new SignatureMatrix(rows);
    }

    private void bring(CatalogueVersion version, LocalDate from, CatalogueContent content) {
        around.desk().record(lead(), new Catalogue(version, from, "案例(虚构)", content));
    }

    private CatalogueVersion calendarVersion() {
        JsonObject table = given.object("holidayTable");
        return around.names().catalogue(table.string("tableId"), Long.toString(table.integer("version")));
    }

    private CatalogueVersion measuresVersion() {
        return around.names().catalogue("SZ-MEASURES", "1");
    }

    private CatalogueVersion matrixVersion() {
        JsonObject matrix = given.object("matrix");
        return around.names().catalogue(matrix.string("id"), Long.toString(matrix.integer("version")));
    }

    /** Whoever handles the matter in the leading office. */
    private PersonKey lead() {
        return departments.officers(LEAD).getFirst();
    }

    @Override
    public Outcome perform(Step step) {
        try {
            step.with().optionalString("text").ifPresent(this::requireGiven);
            switch (step.action()) {
                case "SERVE_NOTICE" -> serveNotice();
                case "PROPOSE_DECISION" -> {
                    review(textOf(step));
                    propose(textOf(step));
                }
                case "EDIT_TEXT" -> propose(textOf(step));
                case "SIGN" -> sign(step);
                case "SERVE" -> serve(step.with().bool("withRepairNotice"));
                case "PUBLISH" -> step.with().array("sites").strings().forEach(this::publish);
                case "PUSH" -> push(step);
                case "APPLY_FOR_REVIEW" ->
                    record(
                            around.people().of(step.signer(), step.office()),
                            new Appeal(ref(), Appeal.Kind.REVIEW, Appeal.Step.FILED, today(), "某市人民政府(虚构)"));
                // These come with the steps that need them: a review is of the very text, and officers sign it.
                default -> {}
            }
        } catch (Refusal refused) {
            if (refused.code() == ErrorCode.ALREADY_DONE) {
                return new Outcome.NoChange();
            }
            throw refused;
        }
        return Outcome.accepted();
    }

    private void requireGiven(String name) {
        given.object("texts").object(name);
    }

    private void serveNotice() {
        Draft body = new Draft(
                departments.id(LEAD),
                measuresVersion(),
                given.string("projectType"),
                "随州",
                actions,
                TEXT,
                List.of(),
                Optional.empty(),
                Optional.of("案例未给出标段"));
        draft = Optional.of(around.desk().record(lead(), body, record -> record.subject(subject)));
        record(lead(), new HearingNotice(ref(), today(), calendarVersion()));
    }

    private void review(DualDigest reviewed) {
        record(departments.reviewer(LEAD), new LegalReview(ref(), reviewed, TEXT));
    }

    private void propose(DualDigest proposed) {
        ReadableRecord record = record(lead(), new DecisionProposal(ref(), matrixVersion(), proposed, actions));
        proposals.put(proposed, record.ref());
        text = Optional.of(proposed);
    }

    private void sign(Step step) {
        JsonObject officer = given.object("officers").object(step.with().string("officer"));
        PersonKey person = Objects.requireNonNull(officers.get(step.with().string("officer")));
        DualDigest signed = textOf(step);
        String department = officer.string("department");
        if (departments.isRegistered(department)) {
            prepareSeal(department);
        }
        RecordRef proposal = Objects.requireNonNull(proposals.get(signed));
        departments.record(
                person,
                departments
                        .sealOf(departments.isRegistered(department) ? department : LEAD)
                        .getLast(),
                new Ballot(
                        ref(), proposal, signed, departments.id(department), Ballot.Choice.APPROVE, Optional.empty()),
                record -> record.subject(subject).ref(ref()).ref(proposal));
    }

    /** The text is reviewed and two officers sign it before the seal is used, where this has not been done. */
    private void prepareSeal(String department) {
        DualDigest present = text.orElseThrow();
        RecordRef proposal = Objects.requireNonNull(proposals.get(present));
        if (head().procedure()
                .reviewed()
                .filter(done -> done.text().equals(present))
                .isEmpty()) {
            review(present);
        }
        boolean wanted =
                head().procedure().countersigning().orElseThrow().required().contains(departments.id(department));
        boolean signed = head().procedure().countersigning().orElseThrow().officers().stream()
                .anyMatch(officer -> officer.department().equals(departments.id(department)));
        if (wanted && !signed) {
            for (PersonKey officer : departments.officers(department)) {
                around.desk()
                        .record(
                                officer,
                                new OfficerSignature(ref(), proposal, present, departments.id(department)),
                                record -> record.subject(subject).ref(ref()).ref(proposal));
            }
        }
    }

    private void serve(boolean withRepairNotice) {
        record(
                lead(),
                new Service(ref(), subject, today(), today(), withRepairNotice ? Optional.of(TEXT) : Optional.empty()));
    }

    private void publish(String site) {
        record(lead(), new Publication(ref(), site, Publication.Step.PUBLISHED, today()));
    }

    private void push(Step step) {
        record(
                around.people().of(step.signer(), step.office()),
                new Push(
                        ref(),
                        step.with().string("target"),
                        Push.Step.PUSHED,
                        step.with().string("recordId"),
                        TEXT));
    }

    private ReadableRecord record(PersonKey by, SanctionBody body) {
        return around.desk().record(by, body, record -> record.subject(subject).ref(ref()));
    }

    private RecordRef ref() {
        return draft.orElseThrow().ref();
    }

    private LocalDate today() {
        return Dates.of(around.clock().instant());
    }

    private DualDigest textOf(Step step) {
        return digest(given.object("texts").object(step.with().string("text")).string("text"));
    }

    private static DualDigest digest(String words) {
        return DualDigest.of(words.getBytes(StandardCharsets.UTF_8));
    }

    private SanctionHead head() {
        return SanctionHead.fromJson(around.desk()
                .get(CaseNetwork.REGULATOR, "sanctions/" + draft.orElseThrow().id()));
    }

    @Override
    public Optional<JsonObject> answer(JsonObject ask) {
        if (ask.has("decision")) {
            return Optional.of(decision(ask.string("decision")));
        }
        if (ask.optionalString("deadline")
                .filter(asked -> asked.startsWith("publication"))
                .isPresent()) {
            LocalDate decided = head().procedure().decidedOn().orElseThrow();
            LocalDate last = calendar.orElseThrow().deadline(decided, PUBLISH_WORKING_DAYS);
            return Optional.of(
                    JsonObject.builder().put("lastDay", Dates.format(last)).build());
        }
        return Optional.empty();
    }

    private JsonObject decision(String asked) {
        SanctionHead head = head();
        return switch (asked) {
            case "status" ->
                JsonObject.builder()
                        .put("status", head.state().name())
                        .put(
                                "validSignatures",
                                head.procedure().countersigning().stream()
                                        .flatMap(signing -> signing.approvals().stream())
                                        .count())
                        .build();
            case "effectiveFrom" ->
                JsonObject.builder()
                        .put(
                                "day",
                                Dates.format(
                                        head.aftermath().effectiveFrom(subject).orElseThrow()))
                        .build();
            default ->
                JsonObject.builder()
                        .put("inForce", head.hasEffect(subject, today()))
                        .build();
        };
    }
}
