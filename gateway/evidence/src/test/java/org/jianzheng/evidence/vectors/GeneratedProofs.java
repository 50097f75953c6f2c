/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jianzheng.evidence.answer.AnswerBuilder;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.answer.BlockRange;
import org.jianzheng.evidence.bundle.BundleBuilder;
import org.jianzheng.evidence.bundle.ClipStage;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.checkpoint.ConsistencyStage;
import org.jianzheng.evidence.checkpoint.LaterCheckpoint;
import org.jianzheng.evidence.chunk.ChunkedFile;
import org.jianzheng.evidence.fixture.SeededRandom;
import org.jianzheng.evidence.fixture.SignedLedger;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.store.StoreView;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.ReadableRecord;

/**
 * Bundles and answers of random shape as vectors, more than half of them damaged. The same seed gives the same, but for certificates and what they
 * sign. What stands in a vector's {@code expected} is what this verifier says.
 */
final class GeneratedProofs {
    private static final int ROUNDS = 5;
    private static final int ANSWERS_A_ROUND = 12;
    private static final int FULL = 16;
    private static final String POLICY = "OutOf(2,'CityMSP.peer','CountyMSP.peer','RegulatorMSP.peer')";

    private final Path work;
    private final Path folder;
    private final RandomGenerator chance;
    private final long seed;
    private final List<Proof> proofs = new ArrayList<>();
    private final List<Vector> vectors = new ArrayList<>();
    private int files;

    /**
     * A bundle or an answer and what may stand beside it.
     *
     * @param file its file
     * @param bytes it
     * @param trusts files with the generations of the trust root, the newest last
     * @param notes files with checkpoints of its log
     * @param original the text of the file that it registers
     */
    private record Proof(
            String file, ByteString bytes, List<String> trusts, List<String> notes, Optional<String> original) {}

    /**
     * Writes everything into a folder.
     *
     * @param work for the logs, to be thrown away
     * @param folder for the vectors and their files; empty
     */
    GeneratedProofs(Path work, Path folder, long seed) {
        this.work = work;
        this.folder = folder;
        this.seed = seed;
        this.chance = new SplittableRandom(seed);
    }

    /** So many vectors, from so many logs. */
    List<Vector> make(int count, int logs) throws IOException {
        for (int number = 0; number < logs; number++) {
            ofLog(number, (count * 2 / 5 - FULL) / logs);
        }
        ofLedger();
        for (Proof proof : List.copyOf(proofs)) {
            add("as it is", proof, Optional.empty());
        }
        while (vectors.size() < count) {
            Proof proof = pick(proofs);
            Damage damage = pick(List.of(Damage.values()));
            byte[] changed = damage.of(
                    proof.bytes().toByteArray(), pick(alike(proof)).bytes().toByteArray(), chance);
            add(damage.name(), proof, Optional.of(Splice.between(proof.bytes().toByteArray(), changed)));
        }
        return vectors;
    }

    private List<Proof> alike(Proof proof) {
        return proofs.stream()
                .filter(other -> extension(other.file()).equals(extension(proof.file())))
                .toList();
    }

    private void ofLog(int number, int count) throws IOException {
        try (GeneratedLog log = new GeneratedLog(work.resolve("log-" + number), seed + number)) {
            List<Proof> open = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                log.grow(3 + chance.nextInt(8));
                log.note();
                answers(log, open);
                if (round % 2 == 1) {
                    log.change();
                }
            }
            for (int i = open.size(); i < count; i++) {
                open.add(bundle(log));
            }
            List<String> trusts = new ArrayList<>();
            for (TrustRoot generation : log.generations()) {
                trusts.add(write("trust-" + number + "-" + generation.version() + ".json", generation.canonical()));
            }
            List<String> notes = new ArrayList<>();
            for (GeneratedLog.Noted noted : log.notes()) {
                notes.add(write(
                        "log-" + number + "-at-" + noted.size() + ".checkpoint",
                        bytes(noted.note().toString())));
            }
            for (Proof proof : open) {
                proofs.add(new Proof(proof.file(), proof.bytes(), trusts, notes, proof.original()));
            }
        }
    }

    private Proof bundle(GeneratedLog log) throws IOException {
        int number = chance.nextInt(log.notes().size());
        GeneratedLog.Noted noted = log.notes().get(number);
        GeneratedLog.Kept kept = pick(log.kept().stream()
                .filter(each -> each.position() < noted.size())
                .toList());
        EvidenceBundle bundle =
                new BundleBuilder(log.log().log(), 1 + chance.nextInt(2)).build(kept.id(), noted.note());
        if (!kept.items().isEmpty() && chance.nextInt(4) > 0) {
            bundle = bundle.with(SignedRecords.stage(
                    kept.items(), chance.nextInt(kept.items().size())));
        }
        if (kept.recording().isPresent() && chance.nextInt(4) > 0) {
            bundle = bundle.with(clip(kept));
        }
        if (chance.nextInt(3) == 0) {
            bundle = bundle.with(stamps(noted));
        }
        long end = noted.size();
        if (chance.nextInt(4) == 0) {
            GeneratedLog.Noted newer =
                    log.notes().get(number + chance.nextInt(log.notes().size() - number));
            bundle = bundle.with(LaterCheckpoint.build(log.log().log(), noted.size(), newer.note()));
            end = newer.size();
        }
        if (chance.nextInt(2) == 0) {
            long held = chance.nextBoolean() ? pick(log.notes()).size() : 1 + chance.nextLong(end - 1);
            if (held < end) {
                bundle = bundle.with(ConsistencyStage.build(log.log().log(), held, end));
            }
        }
        return proof(bundle.canonical(), ".evb", kept.original());
    }

    private ClipStage clip(GeneratedLog.Kept kept) {
        ChunkedFile recording = kept.recording().orElseThrow();
        int chunks = recording.chunks().size();
        int first = chance.nextBoolean() ? chunks - 1 : chance.nextInt(chunks);
        return recording.clip(first, 1 + chance.nextInt(chunks - first));
    }

    private List<TimestampToken> stamps(GeneratedLog.Noted noted) {
        List<TimestampToken> some = new ArrayList<>();
        for (TimestampToken stamp : noted.stamps()) {
            // The last one is over another text and makes the bundle invalid.
            int odds = stamp.equals(noted.stamps().getLast()) ? 12 : 2;
            if (chance.nextInt(odds) == 0) {
                some.add(stamp);
            }
        }
        return some;
    }

    private void answers(GeneratedLog log, List<Proof> open) throws IOException {
        SignedNote note = log.notes().getLast().note();
        long size = log.notes().getLast().size();
        try (StoreView view = log.log().view()) {
            for (int i = 0; i < ANSWERS_A_ROUND; i++) {
                IndexKey key = key(log);
                AnswerRequest request = AnswerRequest.all(key);
                int bearers = log.log().log().bearers(key, 0, 5).size();
                if (chance.nextInt(3) == 0) {
                    long from = chance.nextInt(10);
                    request = request.in(new BlockRange(from, from + chance.nextInt(20)));
                }
                if (bearers > 0 && chance.nextInt(3) == 0) {
                    request = request.part(chance.nextInt(bearers), AnswerRequest.LEAST + chance.nextInt(5));
                }
                if (chance.nextInt(3) == 0) {
                    request = request.since(1 + chance.nextLong(size - 1));
                }
                byte[] answer = new AnswerBuilder(log.log().log(), 1 + chance.nextInt(2))
                        .build(request, note, view)
                        .canonical();
                open.add(proof(answer, Judge.ANSWER, Optional.empty()));
            }
        }
    }

    private IndexKey key(GeneratedLog log) {
        return switch (chance.nextInt(5)) {
            case 0 -> new IndexKey(IndexName.LOT, SignedRecords.LOT.value());
            case 1 -> new IndexKey(IndexName.RECORD, pick(log.kept()).id().value());
            case 2 -> new IndexKey(IndexName.SUBJECT, "person:%032x".formatted(chance.nextInt(1 << 20)));
            case 3 -> new IndexKey(IndexName.REF, "rec:" + pick(log.kept()).id().value());
            default -> new IndexKey(IndexName.SOURCE, chance.nextBoolean() ? "door-3" : "recorder-7");
        };
    }

    private void ofLedger() throws IOException {
        SignedLedger ledger = SignedLedger.byzantine();
        try (SignedLog log = new SignedLog(work.resolve("ledger"), ledger, new SeededRandom(seed - 1))) {
            log.append(ledger.define(POLICY));
            SignedRecords records = new SignedRecords(log);
            List<ReadableRecord> items = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                if (i == 2) {
                    log.append(ledger.reconfigure(channel -> channel.join("SecondCountyMSP")));
                }
                items.add(records.item(chance.nextBoolean() ? records.session() : records.witness()));
                log.append(items.getLast());
            }
            SignedNote note = log.checkpoint();
            List<String> trusts = List.of(write("trust-ledger.json", log.trust().canonical()));
            List<String> notes = List.of(write("ledger.checkpoint", bytes(note.toString())));
            for (int i = 0; i < FULL; i++) {
                EvidenceBundle light = log.bundle(pick(items).id());
                LogEntry entry = light.proved().entry();
                EvidenceBundle full =
                        light.with(ledger.evidence(entry, log.body().state().block()));
                Proof proof = proof(full.canonical(), ".evb", Optional.empty());
                proofs.add(new Proof(proof.file(), proof.bytes(), trusts, notes, Optional.empty()));
            }
        }
    }

    private Proof proof(byte[] bytes, String extension, Optional<String> original) throws IOException {
        return new Proof(
                write("proof-" + files++ + extension, bytes),
                ByteString.copyFrom(bytes),
                List.of(),
                List.of(),
                original);
    }

    private void add(String what, Proof proof, Optional<Splice> splice) {
        Optional<String> original = proof.original()
                .filter(text -> chance.nextInt(3) > 0)
                .or(() -> chance.nextInt(8) == 0 ? Optional.of("a file") : Optional.empty());
        Optional<String> changed = original.map(text -> chance.nextInt(4) == 0 ? text + "!" : text);
        // Few pairs of a trust root and a checkpoint that is held: each is a verifier of its own, which remembers what
        // it has verified.
        Optional<String> held =
                chance.nextInt(5) == 0 ? Optional.of(proof.notes().getFirst()) : Optional.empty();
        String trust = splice.isEmpty() && held.isEmpty()
                ? pick(proof.trusts())
                : proof.trusts().getLast();
        Vector open = new Vector(
                vectors.size() + ": " + proof.file() + " " + what,
                proof.file(),
                splice,
                trust,
                changed,
                Optional.empty(),
                held,
                List.of(),
                JsonObject.builder().build());
        vectors.add(open);
    }

    private <T> T pick(List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }

    private String write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return name;
    }

    private static String extension(String file) {
        return file.substring(file.lastIndexOf('.'));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
