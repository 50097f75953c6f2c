/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jianzheng.evidence.Cases;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.packages.Factor;
import org.jianzheng.evidence.packages.PackageAnswer;
import org.jianzheng.evidence.packages.PackageRule;
import org.jianzheng.evidence.packages.PlatformStatement;
import org.jianzheng.evidence.packages.PreChain;
import org.jianzheng.evidence.packages.Standing;
import org.jianzheng.evidence.packages.TimeStatement;
import org.jianzheng.evidence.packages.Withheld;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.Bilingual;
import org.jianzheng.evidence.verify.Gap;
import org.jianzheng.evidence.verify.Language;
import org.jianzheng.evidence.verify.Limit;
import org.jianzheng.evidence.verify.Outcome;
import org.jianzheng.evidence.verify.Rule;
import org.jianzheng.evidence.verify.StepName;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.Erasure;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Organisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes {@code cases/verifier} anew, with new keys, where {@code -Dvectors=make} asks for it. What it writes is what this verifier says;
 * whoever makes new vectors looks at what changed.
 */
@EnabledIfSystemProperty(named = "vectors", matches = "make")
class VectorMaker {
    private static final String TRUST = "trust.json";

    @TempDir
    Path work;

    private final Path folder = Cases.file("verifier");
    private final List<Vector> vectors = new ArrayList<>();
    private final List<byte[]> bases = new ArrayList<>();
    private final List<String> baseNames = new ArrayList<>();

    @Test
    void makes_all_vectors() throws IOException {
        write("catalogue.json", catalogue().toString() + "\n");
        LightScenes light = new LightScenes(work.resolve("light"));
        write(TRUST, light.trust().canonical());
        add(light.scenes(), TRUST);
        WithdrawalScenes withdrawals = new WithdrawalScenes(work.resolve("withdrawals"));
        write("withdrawal-trust.json", withdrawals.trust().canonical());
        add(withdrawals.scenes(), "withdrawal-trust.json");
        FullScenes full = new FullScenes(work.resolve("full"));
        for (FullScenes.Chapter chapter : full.chapters()) {
            write(chapter.trustName(), chapter.trust().canonical());
            add(chapter.scenes(), chapter.trustName());
        }
        TimeScenes time = new TimeScenes(work.resolve("time"));
        write("time-trust.json", time.trust().canonical());
        add(time.scenes(), "time-trust.json");
        AnswerScenes answers = new AnswerScenes(work.resolve("answers"));
        write("answer-trust.json", answers.trust().canonical());
        add(answers.scenes(), "answer-trust.json");
        addNetwork();
        write("vectors.ndjson", lines(vectors.stream().map(Vector::toJson).toList()));
        write("mutants.ndjson", lines(mutants()));
        write("records.ndjson", lines(records()));
        write("flips.ndjson", lines(flips()));
        write("trust.ndjson", lines(trustRoots(light.trust())));
        write("json.ndjson", lines(HostileJson.vectors()));
    }

    private void add(List<Scene> scenes, String trustName) throws IOException {
        for (Scene scene : scenes) {
            Placed placed = place(scene);
            Optional<String> answer = scene.answer().map(VectorMaker::fileName).map(name -> name + Judge.ANSWER);
            Vector open = new Vector(
                    scene.name(),
                    placed.file(),
                    placed.splice(),
                    trustName,
                    scene.original(),
                    answer,
                    JsonObject.builder().build());
            vectors.add(open.expecting(Expectation.of(open.verify(new VectorFolder()))));
        }
    }

    private record Placed(String file, Optional<Splice> splice) {}

    /** As a change of a file that is there already, if that is much smaller; otherwise as a file of its own. */
    private Placed place(Scene scene) throws IOException {
        Optional<Placed> best = Optional.empty();
        byte[] bytes = scene.bundle().toByteArray();
        int least = Math.max(256, bytes.length / 3);
        for (int i = 0; i < bases.size(); i++) {
            if (!baseNames.get(i).endsWith(scene.extension())) {
                continue;
            }
            Splice splice = Splice.between(bases.get(i), bytes);
            if (splice.put().size() + 64 < least) {
                least = splice.put().size() + 64;
                boolean same = splice.take() == 0 && splice.put().size() == 0;
                best = Optional.of(new Placed(baseNames.get(i), same ? Optional.empty() : Optional.of(splice)));
            }
        }
        if (best.isPresent()) {
            return best.get();
        }
        String file = fileName(scene.name()) + scene.extension();
        bases.add(bytes);
        baseNames.add(file);
        write(file, bytes);
        return new Placed(file, Optional.empty());
    }

    private static String fileName(String scene) {
        return scene.replaceAll("[^a-z0-9]+", "-");
    }

    /** Bundles of a trial network that ran as programs. They stay as they are; only what is said of them is written again. */
    private void addNetwork() throws IOException {
        TrustRoot trust = TrustRoot.parse(Files.readAllBytes(folder.resolve("network-trust.json")));
        Judge judge = Judge.of(trust);
        for (String file : List.of("network-full.evb", "network-certificate.evb", "network-item.evb")) {
            byte[] bundle = Files.readAllBytes(folder.resolve(file));
            vectors.add(new Vector(
                    "a bundle of a network that ran, " + file,
                    file,
                    Optional.empty(),
                    "network-trust.json",
                    Optional.empty(),
                    Optional.empty(),
                    Expectation.of(judge.verify(file, bundle))));
        }
    }

    private List<JsonObject> mutants() throws IOException {
        List<JsonObject> all = new ArrayList<>();
        for (String base : List.of(
                "a-captured-file.evb",
                "a-file-whose-content-was-withdrawn.evb",
                "an-item-of-a-batch.evb",
                "a-clip-without-the-clip.evb",
                "a-full-bundle.evb",
                "a-checkpoint-with-a-demo-stamp.evb",
                "an-answer-of-all-entries.eva",
                "an-answer-of-none.eva")) {
            String trust = trustOf(base);
            byte[] bytes = Files.readAllBytes(folder.resolve(base));
            Judge judge = Judge.of(TrustRoot.parse(Files.readAllBytes(folder.resolve(trust))));
            JsonObject json =
                    CanonicalJson.parse(bytes, EvidenceBundle.MAX_BYTES).asObject();
            // Others have the members of the captured file's too: only their own are new.
            for (Mutants mutant : Mutants.of(json)) {
                if (base.contains("full")
                        && !mutant.name().startsWith("ledger")
                        && !mutant.name().startsWith("grade")) {
                    continue;
                }
                if (base.contains("stamp") && !mutant.name().startsWith("tokens")) {
                    continue;
                }
                if ((base.contains("withdrawn") && !mutant.name().startsWith("withdrawn"))
                        || (base.contains("batch") && !mutant.name().startsWith("batch"))
                        || (base.contains("clip") && !mutant.name().startsWith("clip"))) {
                    continue;
                }
                byte[] changed = CanonicalJson.write(mutant.value());
                all.add(JsonObject.builder()
                        .put("name", mutant.name())
                        .put("bundle", base)
                        .put("splice", Splice.between(bytes, changed).toJson())
                        .put("trust", trust)
                        .put("expected", Expectation.brief(judge.verify(base, changed)))
                        .build());
            }
        }
        return all;
    }

    private static String trustOf(String file) {
        if (file.endsWith(Judge.ANSWER)) {
            return "answer-trust.json";
        }
        if (file.contains("withdrawn")) {
            return "withdrawal-trust.json";
        }
        if (file.contains("stamp")) {
            return "time-trust.json";
        }
        if (file.contains("network")) {
            return "network-trust.json";
        }
        return file.contains("full") ? "full-trust.json" : TRUST;
    }

    private List<JsonObject> flips() throws IOException {
        List<JsonObject> all = new ArrayList<>();
        for (String base : List.of(
                "a-captured-file.evb",
                "a-full-bundle.evb",
                "network-full.evb",
                "a-checkpoint-with-a-demo-stamp.evb",
                "a-checkpoint-with-four-stamps.evb",
                "an-answer-of-none.eva")) {
            String trust = trustOf(base);
            byte[] bytes = Files.readAllBytes(folder.resolve(base));
            int every =
                    base.contains("captured") ? 5 : base.contains("stamp") ? 13 : base.contains("network") ? 397 : 97;
            Judge judge = Judge.of(TrustRoot.parse(Files.readAllBytes(folder.resolve(trust))));
            all.add(JsonObject.builder()
                    .put("bundle", base)
                    .put("trust", trust)
                    .put("every", every)
                    .put("results", Flips.results(judge, base, bytes, every))
                    .build());
        }
        return all;
    }

    private List<JsonObject> records() throws IOException {
        List<JsonObject> all = new ArrayList<>();
        for (JsonObject record : LightScenes.recordsOf(work.resolve("records"))) {
            byte[] bytes = CanonicalJson.write(record);
            String base = record.toString();
            all.add(JsonObject.builder()
                    .put("name", record.string("type"))
                    .put("base", base)
                    .put("expected", codeOf(() -> read(bytes)))
                    .build());
            for (Mutants mutant : Mutants.of(record)) {
                byte[] changed = CanonicalJson.write(mutant.value());
                all.add(JsonObject.builder()
                        .put("name", record.string("type") + " with " + mutant.name())
                        .put("splice", Splice.between(bytes, changed).toJson())
                        .put("expected", codeOf(() -> read(changed)))
                        .build());
            }
        }
        return all;
    }

    private static List<JsonObject> trustRoots(TrustRoot trust) {
        byte[] bytes = trust.canonical();
        List<JsonObject> all = new ArrayList<>();
        for (Mutants mutant : Mutants.of(trust.toJson())) {
            byte[] changed = CanonicalJson.write(mutant.value());
            all.add(JsonObject.builder()
                    .put("name", mutant.name())
                    .put("splice", Splice.between(bytes, changed).toJson())
                    .put("expected", codeOf(() -> TrustRoot.parse(changed)))
                    .build());
        }
        return all;
    }

    /** Reads a record and, where its body matters to a verifier, the body. */
    static void read(byte[] bytes) {
        Envelope record = Envelope.parse(CanonicalJson.parseCanonical(bytes).asObject());
        if (record instanceof ReadableRecord readable) {
            RecordType type = readable.type();
            if (type == RecordType.REGISTRY_KEY) {
                KeyRegistration.fromJson(readable.body());
            } else if (type == RecordType.REGISTRY_ORGANISATION) {
                Organisation.fromJson(readable.body());
            } else if (type == RecordType.EVIDENCE_FILE) {
                FileRegistration.fromJson(readable.body());
            } else if (type == RecordType.EVIDENCE_CAPTURE) {
                CaptureStatement.fromJson(readable.body());
            } else if (type == RecordType.EVIDENCE_ERASURE) {
                Erasure.fromJson(readable.body());
            } else if (type == RecordType.EVIDENCE_BATCH) {
                BatchRegistration.fromJson(readable.body());
            }
        }
    }

    /** The code with which an action refuses, or {@code OK}. */
    static String codeOf(Runnable action) {
        try {
            action.run();
            return "OK";
        } catch (Refusal refusal) {
            return refusal.code().name();
        }
    }

    /** Everything that a verification can say. */
    static JsonObject catalogue() {
        return JsonObject.builder()
                .put("VERDICTS", texts(Verdict.values()))
                .put("STEPS", texts(StepName.values()))
                .put("OUTCOMES", texts(Outcome.values()))
                .put("RULES", texts(Rule.values()))
                .put("GAPS", texts(Gap.values()))
                .put("LIMITS", texts(Limit.values()))
                .put("PACKAGE_ANSWERS", texts(PackageAnswer.values()))
                .put("PACKAGE_RULES", texts(PackageRule.values()))
                .put("PRE_CHAIN", texts(PreChain.values()))
                .put("PLATFORM", texts(PlatformStatement.values()))
                .put("TIME", texts(TimeStatement.values()))
                .put("FACTORS", texts(Factor.values()))
                .put("STANDINGS", texts(Standing.values()))
                .put("WITHHELD", texts(Withheld.Reason.values()))
                .build();
    }

    @SafeVarargs
    private static <E extends Enum<E> & Bilingual> JsonObject texts(E... constants) {
        JsonObject.Builder all = JsonObject.builder();
        for (E constant : constants) {
            all.put(
                    constant.name(),
                    JsonObject.builder()
                            .put("en", constant.in(Language.EN))
                            .put("zh", constant.in(Language.ZH))
                            .build());
        }
        return all.build();
    }

    private static String lines(List<JsonObject> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }
}
