/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.casework.CaseAdmission;
import org.jianzheng.model.casework.CaseHead;
import org.jianzheng.model.casework.CaseworkBody;
import org.jianzheng.model.casework.Consultation;
import org.jianzheng.model.casework.Filing;
import org.jianzheng.model.casework.MatterTag;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.keys.PersonKey;

/**
 * Complaints at one window and at other doors. What the public files itself, an officer of the window registers, and answers in writing at once where it is too late.
 * Departments and calendar are those that {@link SanctionActions} prepares.
 */
final class CaseworkActions implements Actions {
    private static final String WINDOW = SanctionActions.LEAD;
    private static final DualDigest TEXT = DualDigest.of("测试(虚构)".getBytes(StandardCharsets.UTF_8));

    private final Surroundings around;
    private final CaseDepartments departments;
    private final byte[] register;
    private final Map<String, List<RecordRef>> filings = new TreeMap<>();
    private final List<String> doors = new ArrayList<>();
    private JsonObject given = JsonObject.builder().build();
    private Optional<RecordRef> accepted = Optional.empty();

    CaseworkActions(Surroundings around, CaseDepartments departments) {
        this.around = around;
        this.departments = departments;
        this.register = HashSuite.SHA_256.hash(around.names().play().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void prepare(JsonObject loaded, List<Step> steps) {
        given = loaded;
    }

    @Override
    public Set<String> words() {
        return Set.of("RECEIVE_COMPLAINT", "ACCEPT_CASE", "FILE_COMPLAINT", "RECORD_CONSULTATION");
    }

    @Override
    public Map<String, Set<ErrorCode>> reasons() {
        return Map.of();
    }

    @Override
    public Outcome perform(Step step) {
        return switch (step.action()) {
            case "RECEIVE_COMPLAINT" -> {
                receive(step, step.office(), Filing.Channel.valueOf(step.with().string("channel")));
                yield Outcome.accepted();
            }
            case "FILE_COMPLAINT" -> fileAndAnswer(step);
            case "ACCEPT_CASE" -> accept(first(step), step.office());
            case "RECORD_CONSULTATION" -> {
                consult(step.office());
                yield Outcome.accepted();
            }
            default -> throw new IllegalArgumentException(step.action());
        };
    }

    private void receive(Step step, String door, Filing.Channel channel) {
        if (!departments.isRegistered(door)) {
            departments.register(door, List.of(around.people().of(step.signer(), door + "/负责人")));
        }
        doors.add(door);
        String complaint = step.with().string("complaint");
        boolean same = step.with().optionalBool("sameMatter").orElse(true);
        Filing filing = new Filing(
                Filing.Kind.COMPLAINT,
                channel,
                departments.id(door),
                MatterTag.of(register, same ? complaint : complaint + "/" + door),
                Optional.of(LocalDate.parse(
                        step.with().optionalString("knownOn").orElseGet(() -> given.string("complaintKnownOn")))),
                List.of(),
                Optional.empty(),
                TEXT,
                calendar());
        ReadableRecord record = around.desk().record(officer(door), filing, UnaryOperator.identity());
        filings.computeIfAbsent(complaint, unknown -> new ArrayList<>()).add(record.ref());
    }

    private CatalogueVersion calendar() {
        JsonObject table = given.object("holidayTable");
        return around.names().catalogue(table.string("tableId"), Long.toString(table.integer("version")));
    }

    private PersonKey officer(String department) {
        return departments.officers(department).getFirst();
    }

    private Outcome fileAndAnswer(Step step) {
        receive(step, WINDOW, Filing.Channel.WINDOW);
        RecordRef filing = first(step);
        if (!head(filing).limits().isLate()) {
            return new Outcome.Accepted(status(filing));
        }
        write(WINDOW, filing, new CaseAdmission(filing, Optional.of(CaseAdmission.Ground.LATE), TEXT));
        return new Outcome.Accepted(status(filing));
    }

    private JsonObject status(RecordRef filing) {
        CaseHead head = head(filing);
        return JsonObject.builder()
                .put(
                        "status",
                        head.progress()
                                .admission()
                                .flatMap(admission -> admission.refused())
                                .map(ground -> "NOT_ACCEPTED_" + ground)
                                .orElse(head.state().name()))
                .build();
    }

    private Outcome accept(RecordRef filing, String department) {
        write(department, filing, new CaseAdmission(filing, Optional.empty(), TEXT));
        accepted = Optional.of(filing);
        boolean inTime = head(filing).progress().admission().orElseThrow().inTime();
        return new Outcome.Accepted(JsonObject.builder().put("inTime", inTime).build());
    }

    private void consult(String department) {
        Stream<String> others =
                given.object("matrix").object("rules").array(given.string("projectType")).strings().stream();
        Consultation consultation = new Consultation(
                accepted.orElseThrow(),
                Stream.concat(Stream.of(department), others)
                        .distinct()
                        .map(departments::id)
                        .toList(),
                TEXT);
        write(department, accepted.orElseThrow(), consultation);
    }

    private void write(String department, RecordRef filing, CaseworkBody body) {
        around.desk().record(officer(department), body, draft -> draft.ref(filing));
    }

    private RecordRef first(Step step) {
        return of(step.with().string("complaint")).getFirst();
    }

    private List<RecordRef> of(String complaint) {
        return Objects.requireNonNull(filings.get(complaint), complaint);
    }

    private CaseHead head(RecordRef filing) {
        JsonObject shown = around.desk()
                .get(CaseNetwork.REGULATOR, "casework/" + filing.id().value());
        return CaseHead.fromJson(shown);
    }

    @Override
    public Optional<JsonObject> answer(JsonObject ask) {
        if (ask.has("cases")) {
            return Optional.of(cases(ask.string("cases")));
        }
        return ask.optionalString("deadline").flatMap(this::lastDay);
    }

    /** The register finds the case by its matter, and no other filing of it opened one. */
    private JsonObject cases(String complaint) {
        JsonObject found =
                around.desk().get(CaseNetwork.REGULATOR, "casework/matters/" + MatterTag.of(register, complaint));
        CaseHead head = CaseHead.fromJson(found);
        long opened = of(complaint).stream()
                .filter(filing -> around.desk().head(CaseHead.key(filing)).isPresent())
                .count();
        String keeper = doors.stream()
                .filter(door -> departments.id(door).equals(head.keeper()))
                .findFirst()
                .orElseThrow();
        return JsonObject.builder()
                .put("count", opened)
                .put("keptBy", keeper)
                .put("linked", head.linked().size())
                .build();
    }

    private Optional<JsonObject> lastDay(String limit) {
        Optional<LocalDate> last = switch (limit) {
            case "complaint" -> head(accepted.orElseThrow()).limits().fileBy();
            case "acceptance" ->
                Optional.of(head(accepted.orElseThrow()).limits().acceptBy());
            case "decision" -> head(accepted.orElseThrow()).limits().decideBy();
            default -> Optional.empty();
        };
        return last.map(
                day -> JsonObject.builder().put("lastDay", Dates.format(day)).build());
    }
}
