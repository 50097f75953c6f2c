/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.inspection.Draw;
import org.jianzheng.model.inspection.DrawSeed;
import org.jianzheng.model.inspection.InspectionBody;
import org.jianzheng.model.inspection.LotDraw;
import org.jianzheng.model.inspection.Plan;
import org.jianzheng.model.inspection.PoolLot;
import org.jianzheng.model.inspection.Report;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.keys.PersonKey;

/** Random inspections of agencies' lots. */
final class InspectionActions implements Actions {
    private static final int SHOWN = 5;
    private static final DrawSeed NO_SEED = new DrawSeed("00".repeat(DrawSeed.BYTES));

    private final Surroundings around;
    private final Map<String, JsonObject> agencies = new HashMap<>();
    private final Map<String, RecordRef> plans = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private int year;

    InspectionActions(Surroundings around) {
        this.around = around;
    }

    @Override
    public void prepare(JsonObject given, List<Step> steps) {
        year = Math.toIntExact(given.integer("year"));
        given.array("agencies").objects().forEach(agency -> agencies.put(agency.string("agency"), agency));
        steps.stream().filter(step -> !step.role().equals("PUBLIC")).forEach(this::signer);
    }

    @Override
    public Set<String> words() {
        return Set.of("DRAW", "PUBLISH_PLAN", "ADD_LOT_TO_POOL", "REDRAW_FROM_PUBLISHED", "REPORT_RESULT");
    }

    private PersonKey signer(Step step) {
        return around.people().of(step.signer(), step.office());
    }

    @Override
    public Outcome perform(Step step) {
        String agency = step.with().string("agency");
        return switch (step.action()) {
            case "PUBLISH_PLAN" -> publish(step, agency, pool(agency));
            case "ADD_LOT_TO_POOL" -> {
                List<PoolLot> more = new ArrayList<>(pool(agency));
                more.add(new PoolLot(step.with().string("lot")));
                yield publish(step, agency, more.stream().sorted().toList());
            }
            case "DRAW" -> draw(step, agency);
            case "REDRAW_FROM_PUBLISHED" -> redraw(step, agency);
            case "REPORT_RESULT" -> report(step, agency);
            default -> throw new IllegalArgumentException(step.action());
        };
    }

    private List<PoolLot> pool(String agency) {
        JsonObject given = Objects.requireNonNull(agencies.get(agency), agency);
        return IntStream.rangeClosed(1, Math.toIntExact(given.integer("n")))
                .mapToObj(n -> new PoolLot("%s-%04d".formatted(given.string("prefix"), n)))
                .toList();
    }

    private UnifiedCreditCode code(String agency) {
        return around.names().code(agency);
    }

    private Outcome publish(Step step, String agency, List<PoolLot> pool) {
        Digest commitment = step.with()
                .optionalString("seedCommitment")
                .map(hex -> Digest.parse(HashSuite.SM3, hex))
                .orElseGet(NO_SEED::commitment);
        Plan plan = new Plan(code(agency), year, 1, pool, commitment, Optional.empty());
        step.with().optionalString("poolDigest").ifPresent(digest -> {
            if (!LotDraw.poolDigest(pool).hex().equals(digest)) {
                throw new IllegalStateException("the case's pool is another one");
            }
        });
        plans.put(agency, write(step, agency, plan).ref());
        return Outcome.accepted();
    }

    private RecordRef plan(String agency) {
        RecordRef plan = plans.get(agency);
        if (plan == null) {
            throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "nothing is planned for %s", agency);
        }
        return plan;
    }

    private Outcome draw(Step step, String agency) {
        DrawSeed seed = seed(step);
        int sample = Math.toIntExact(step.with().integer("k"));
        Plan pool = new Plan(code(agency), year, 1, pool(agency), seed.commitment(), Optional.empty());
        // Who draws before a plan is published can name no plan; what is named instead plans nothing.
        RecordRef plan =
                plans.containsKey(agency) ? plan(agency) : new RecordRef(RecordId.generate(around.clock(), random));
        Draw draw = Draw.of(plan, pool, seed, sample);
        write(step, agency, draw);
        return new Outcome.Accepted(facts(draw.drawn()));
    }

    private static DrawSeed seed(Step step) {
        return step.with().optionalString("seed").map(DrawSeed::new).orElse(NO_SEED);
    }

    /** As anybody does, from the published plan and seed. */
    private Outcome redraw(Step step, String agency) {
        JsonObject state = around.desk()
                .get(CaseNetwork.REGULATOR, "inspections/" + plan(agency).id().value());
        List<PoolLot> drawn = LotDraw.draw(
                pool(agency), seed(step), Math.toIntExact(step.with().integer("k")));
        if (drawn.size() != state.integer("sample") || !state.has("drawn")) {
            throw new IllegalStateException("the gateway tells of another draw: " + state);
        }
        return new Outcome.Answered(facts(drawn));
    }

    private static JsonObject facts(List<PoolLot> drawn) {
        return JsonObject.builder()
                .put(
                        "drawn",
                        JsonArray.ofStrings(
                                drawn.stream().limit(SHOWN).map(PoolLot::value).toList()))
                .put("drawnCount", drawn.size())
                .put("drawnDigest", LotDraw.digest(drawn).hex())
                .build();
    }

    private Outcome report(Step step, String agency) {
        write(
                step,
                agency,
                new Report(plan(agency), DualDigest.of(new byte[] {1}), 0, List.of(Report.Destination.values())));
        return Outcome.accepted();
    }

    private ReadableRecord write(Step step, String agency, InspectionBody body) {
        return around.desk().record(signer(step), body, draft -> {
            draft.subject(new Subject.Organisation(code(agency)));
            Optional.ofNullable(plans.get(agency))
                    .filter(plan -> !(body instanceof Plan))
                    .ifPresent(draft::ref);
            return draft;
        });
    }

    @Override
    public Optional<JsonObject> answer(JsonObject ask) {
        return ask.optionalString("floor").map(agency -> {
            JsonObject state = around.desk()
                    .get(
                            CaseNetwork.REGULATOR,
                            "inspections/" + plan(agency).id().value());
            return JsonObject.builder()
                    .put("lots", state.integer("lots"))
                    .put("minimumSample", state.integer("floor"))
                    .build();
        });
    }

    @Override
    public Map<String, Set<ErrorCode>> reasons() {
        return Map.of(
                "plan, pool and seed commitment must be published first", Set.of(ErrorCode.REFERENCE_UNKNOWN),
                "the pool is closed by its published digest", Set.of(ErrorCode.STATE_FORBIDS),
                "the seed does not open the commitment", Set.of(ErrorCode.SEALED_MISMATCH),
                "drawn already; a second draw needs a new published plan", Set.of(ErrorCode.STATE_FORBIDS),
                "the supervising department reports its inspection", Set.of(ErrorCode.ROLE_FORBIDDEN));
    }
}
