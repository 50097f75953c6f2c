/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.acceptance.cases.CaseStage.Stage;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.dossier.PastLots;
import org.jianzheng.model.dossier.StatedAmount;
import org.jianzheng.model.dossier.StatedAmount.Unit;
import org.jianzheng.model.dossier.Volume;
import org.jianzheng.model.dossier.Volume.Level;
import org.jianzheng.model.dossier.YearClosing;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.sample.keys.PersonKey;

/** Lots of a year before the ledger, and its closing. */
final class YearActions implements Actions {
    private static final String UNKNOWN = "unknown";
    private static final int DECIMALS = 2;

    private final Surroundings around;
    private JsonObject given = JsonObject.builder().build();
    private List<JsonObject> lots = List.of();
    private int year;

    YearActions(Surroundings around) {
        this.around = around;
    }

    @Override
    public void prepare(JsonObject loaded, List<Step> steps) {
        given = loaded;
        year = Math.toIntExact(given.integer("year"));
        lots = Stage.lines(given.string("lotsFile"));
        steps.stream().filter(step -> words().contains(step.action())).forEach(this::signer);
    }

    private PersonKey signer(Step step) {
        return around.people().of(step.signer(), step.office());
    }

    @Override
    public Set<String> words() {
        return Set.of("LOAD_LOTS", "CLOSE_YEAR", "OVERWRITE_LOT");
    }

    @Override
    public Outcome perform(Step step) {
        return switch (step.action()) {
            case "LOAD_LOTS" -> load(step);
            case "CLOSE_YEAR" -> {
                around.desk().record(signer(step), statement());
                yield Outcome.accepted();
            }
            case "OVERWRITE_LOT" -> {
                JsonObject lot = lots.stream()
                        .filter(each -> each.string("lot").equals(step.with().string("lot")))
                        .findFirst()
                        .orElseThrow()
                        .with("amountFen", step.with().integer("amountFen"));
                around.desk().record(signer(step), new PastLots(year, part(lot), List.of(entry(lot)), List.of()));
                yield Outcome.accepted();
            }
            default -> throw new IllegalArgumentException(step.action());
        };
    }

    private Outcome load(Step step) {
        Set<String> only = names(step, "only");
        Set<String> except = names(step, "except");
        Map<Volume.Part, List<PastLots.Entry>> parts = new LinkedHashMap<>();
        lots.stream()
                .filter(lot -> only.isEmpty() || only.contains(lot.string("lot")))
                .filter(lot -> !except.contains(lot.string("lot")))
                .forEach(lot -> parts.computeIfAbsent(part(lot), ignored -> new ArrayList<>())
                        .add(entry(lot)));
        int loaded = 0;
        for (Map.Entry<Volume.Part, List<PastLots.Entry>> each : parts.entrySet()) {
            List<PastLots.Entry> entries = each.getValue();
            for (int from = 0; from < entries.size(); from += PastLots.MAX_LOTS) {
                List<PastLots.Entry> some = entries.subList(from, Math.min(entries.size(), from + PastLots.MAX_LOTS));
                around.desk().record(signer(step), new PastLots(year, each.getKey(), some, List.of()));
                loaded += some.size();
            }
        }
        return new Outcome.Accepted(JsonObject.builder().put("loaded", loaded).build());
    }

    private static Set<String> names(Step step, String member) {
        return step.with()
                .optionalArray(member)
                .map(names -> Set.copyOf(names.strings()))
                .orElse(Set.of());
    }

    private static Volume.Part part(JsonObject row) {
        return new Volume.Part(
                Level.valueOf(row.string("level")),
                Optional.of(row.string("category")).filter(category -> !category.equals(UNKNOWN)));
    }

    private PastLots.Entry entry(JsonObject lot) {
        // All plays share one centre, whose lots each are loaded once.
        return new PastLots.Entry(
                around.names().play() + "/" + lot.string("lot"), new AmountFen(lot.integer("amountFen")));
    }

    private YearClosing statement() {
        List<JsonObject> stated = new ArrayList<>(given.array("categories").objects());
        stated.add(given.object("county"));
        JsonObject totals = given.object("stated");
        return new YearClosing(
                year,
                stated.stream()
                        .map(row -> new YearClosing.Row(
                                new Volume(part(row), row.integer("lots"), new AmountFen(row.integer("fen"))),
                                stated(row.string("statedYiYuan"))))
                        .toList(),
                List.of(
                        sum(Optional.empty(), totals.integer("lots"), totals.string("totalYiYuan")),
                        sum(Optional.of(Level.CITY), totals.integer("cityLots"), totals.string("cityYiYuan")),
                        sum(Optional.of(Level.COUNTY), totals.integer("countyLots"), totals.string("countyYiYuan"))));
    }

    private static YearClosing.Sum sum(Optional<Level> level, long lots, String yiYuan) {
        return new YearClosing.Sum(level, lots, stated(yiYuan));
    }

    private static StatedAmount stated(String yiYuan) {
        return new StatedAmount(yiYuan, Unit.YI_YUAN);
    }

    @Override
    public Optional<JsonObject> answer(JsonObject ask) {
        return switch (ask.optionalString("report").orElse("")) {
            case "totals" -> Optional.of(totals());
            case "county by category" ->
                Optional.of(JsonObject.builder()
                        .put(
                                "known",
                                report().array("volumes").objects().stream()
                                        .filter(volume -> volume.string("level").equals(Level.COUNTY.name()))
                                        .allMatch(volume -> volume.has("category")))
                        .build());
            default -> Optional.empty();
        };
    }

    private JsonObject report() {
        return around.desk().get(CaseNetwork.REGULATOR, "years/" + CaseNetwork.CITY + "/" + year);
    }

    private JsonObject totals() {
        JsonObject sums = report().object("totals");
        JsonObject all = sums.object("all");
        JsonObject city = sums.object("CITY");
        JsonObject county = sums.object("COUNTY");
        return JsonObject.builder()
                .put("lots", all.integer("lots"))
                .put("cityLots", city.integer("lots"))
                .put("countyLots", county.integer("lots"))
                .put("cityFen", city.integer("fen"))
                .put("countyFen", county.integer("fen"))
                .put("totalFen", all.integer("fen"))
                .put("cityYiYuanExact", city.string("yiYuan"))
                .put("cityYiYuan", rounded(city))
                .put("countyYiYuan", rounded(county))
                .put("totalYiYuan", rounded(all))
                .build();
    }

    private static String rounded(JsonObject sum) {
        return new BigDecimal(sum.string("yiYuan"))
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Override
    public Map<String, Set<ErrorCode>> reasons() {
        return Map.of(
                "nothing is overwritten; a correction is a new record with reason and approver",
                Set.of(ErrorCode.ALREADY_REGISTERED, ErrorCode.STATE_FORBIDS));
    }
}
