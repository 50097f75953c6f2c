/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * The provenance sheet: every factor of articles 16 to 18, with where in the package its proof is, or that the package does not
 * prove it. It follows from what was verified, so that a sheet that claims more is found.
 *
 * @param findings one for each factor, in order
 */
public record ProvenanceSheet(List<ProvenanceFinding> findings) {
    private static final long VERSION = 1;
    private static final String CAPTURE = "#capture";
    private static final String LEDGER = "#ledger";
    private static final String WITNESS = "witness.";

    /** Copies the findings. */
    public ProvenanceSheet {
        findings = List.copyOf(findings);
    }

    /** The sheet that follows from what is proved. */
    public static ProvenanceSheet of(Examination examined, CustodyTable custody) {
        return new ProvenanceSheet(Arrays.stream(Factor.values())
                .map(factor -> finding(factor, examined, custody))
                .toList());
    }

    private static ProvenanceFinding finding(Factor factor, Examination examined, CustodyTable custody) {
        return switch (factor) {
            case CONSISTENCY -> bundles(factor, Standing.PROVEN, examined, "", ProvenanceSheet::isConsistent);
            case TIME -> time(factor, examined);
            case CONSENSUS ->
                bundles(
                        factor,
                        Standing.PROVEN,
                        examined,
                        LEDGER,
                        bundle -> bundle.bundle()
                                .flatMap(content -> content.ledger())
                                .isPresent());
            case VERIFICATION -> bundles(factor, Standing.PROVEN, examined, "", bundle -> true);
            case SOURCE -> files(factor, Standing.STATED, examined, CAPTURE, ProvenanceSheet::isCaptured);
            case GENERATION -> files(factor, Standing.STATED, examined, CAPTURE, ProvenanceSheet::isCaptured);
            case STORAGE -> storage(custody);
            case THIRD_PARTY_WITNESS -> witness(examined);
            case CORROBORATION -> corroboration(examined);
            case SYSTEM_STANDARDS -> {
                PlatformProof platform = PlatformProof.of(examined);
                yield ProvenanceFinding.of(factor, Standing.STATED, platform.sources(), platform.lacking());
            }
            case PLATFORM_RULES, INDEPENDENCE, PROCESS_SECURITY, NOTARISATION -> ProvenanceFinding.none(factor);
        };
    }

    private static ProvenanceFinding time(Factor factor, Examination examined) {
        return TimeStatement.of(examined.sound()) == TimeStatement.TSA
                ? bundles(factor, Standing.PROVEN, examined, "#tokens", bundle -> true)
                : bundles(factor, Standing.STATED, examined, "#checkpoint", ProvenanceSheet::hasTime);
    }

    private static boolean isConsistent(ExaminedBundle bundle) {
        return bundle.registration().isEmpty() || bundle.original().isPresent();
    }

    private static boolean hasTime(ExaminedBundle bundle) {
        return bundle.report().record().flatMap(record -> record.cosignedAt()).isPresent();
    }

    private static boolean isCaptured(ExaminedBundle bundle) {
        return bundle.capture().isPresent();
    }

    private static ProvenanceFinding bundles(
            Factor factor, Standing best, Examination examined, String part, Predicate<ExaminedBundle> shows) {
        return split(factor, best, examined.sound().toList(), part, shows);
    }

    private static ProvenanceFinding files(
            Factor factor, Standing best, Examination examined, String part, Predicate<ExaminedBundle> shows) {
        return split(
                factor,
                best,
                examined.sound()
                        .filter(bundle -> bundle.registration().isPresent())
                        .toList(),
                part,
                shows);
    }

    private static ProvenanceFinding split(
            Factor factor, Standing best, List<ExaminedBundle> bundles, String part, Predicate<ExaminedBundle> shows) {
        List<String> sources = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (ExaminedBundle bundle : bundles) {
            if (shows.test(bundle)) {
                sources.add(bundle.name() + part);
            } else {
                lacking.add(bundle.name().value());
            }
        }
        return ProvenanceFinding.of(factor, best, sources, lacking);
    }

    private static ProvenanceFinding storage(CustodyTable custody) {
        List<String> sources = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (FileCustody file : custody.files()) {
            if (file.complete()) {
                file.events().stream()
                        .map(event -> event.source().value())
                        .distinct()
                        .filter(source -> !sources.contains(source))
                        .forEach(sources::add);
            } else {
                lacking.add(file.record().value());
            }
        }
        return ProvenanceFinding.of(Factor.STORAGE, Standing.PROVEN, sources, lacking);
    }

    private static ProvenanceFinding witness(Examination examined) {
        return ProvenanceFinding.of(
                Factor.THIRD_PARTY_WITNESS,
                Standing.STATED,
                examined.sound()
                        .filter(bundle -> bundle.report()
                                .record()
                                .filter(record -> record.type().wireName().startsWith(WITNESS))
                                .isPresent())
                        .map(bundle -> bundle.name().value())
                        .toList(),
                List.of());
    }

    private static ProvenanceFinding corroboration(Examination examined) {
        return ProvenanceFinding.of(
                Factor.CORROBORATION,
                Standing.PROVEN,
                examined.sound(PackageRole.COMPLETENESS)
                        .map(answer -> answer.name().value())
                        .toList(),
                List.of());
    }

    /** The one form of the sheet. */
    public byte[] canonical() {
        return CanonicalJson.write(JsonObject.builder()
                .put("v", VERSION)
                .put("kind", "provenance-sheet")
                .put("rules", "人民法院在线诉讼规则")
                .put(
                        "factors",
                        JsonArray.of(
                                findings.stream().map(ProvenanceFinding::toJson).toList()))
                .build());
    }
}
