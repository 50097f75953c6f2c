/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.answer.AnswerPart;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.answer.BlockRange;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.checkpoint.ConsistencyStage;
import org.jianzheng.evidence.checkpoint.LaterCheckpoint;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.trust.TrustedCosigner;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.ReadableRecord;

/**
 * Answers that hold a part of a key's entries, answers and bundles for whoever holds a checkpoint, and bundles that outlived their keys;
 * good and forged.
 */
final class PartScenes {
    private static final IndexKey KEY = new IndexKey(IndexName.SUBJECT, "org:91350100M000100Y43");
    private static final String TRUST = "parts-trust.json";
    private static final String CHANGED_TRUST = "parts-changed-trust.json";

    /** Entries of the log when the checkpoint was made that is held. */
    private static final long HELD = 9;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<Vector> vectors = new ArrayList<>();

    PartScenes(Path folder) {
        try (SignedLog log = new SignedLog(folder)) {
            files.put(TRUST, log.trust().canonical());
            append(log, 1, 1);
            IndexAnswer early = log.answer(KEY);
            SignedNote two = log.checkpoint();
            for (int block = 2; block < 8; block++) {
                append(log, block, block == 4 ? 3 : 1);
            }
            SignedNote held = log.checkpoint();
            parts(log, early);
            blocks(log);
            checkpoints(log, two, held);
        }
    }

    Map<String, byte[]> files() {
        return files;
    }

    byte[] bytes(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    List<Vector> vectors() {
        return vectors;
    }

    private static void append(SignedLog log, int block, int count) {
        List<JsonObject> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(JsonObject.builder()
                    .put("type", "witness.item")
                    .put("subjects", JsonArray.ofStrings(List.of(KEY.key())))
                    .put("number", 10 * block + i)
                    .build());
        }
        log.appendJson(records);
    }

    private void parts(SignedLog log, IndexAnswer early) {
        AnswerRequest all = AnswerRequest.all(KEY);
        IndexAnswer first = log.answer(all.part(0, 3));
        IndexAnswer second = log.answer(all.part(3, 3));
        IndexAnswer third = log.answer(all.part(6, 3));
        add("a part of an answer", first);
        add("a part between others", second);
        add("the last part of an answer", third);
        together("all parts of an answer", first, List.of(second, third));
        together("all parts of an answer in another order", third, List.of(first, second));
        together("parts that do not reach the end", first, List.of(second));
        together("parts with one left out between them", first, List.of(third));
        together("the same part twice", first, List.of(first));
        add("an early answer of all entries", early);
        together("a later part behind an early answer of all", early, List.of(log.answer(all.part(1, 1000))));
        together("a part of another key", first, List.of(log.answer(new IndexKey(IndexName.LOT, "none"))));
        List<LogEntry> entries = second.entries();
        add("a part without its first entry", with(second, entries.subList(1, 3)));
        add("a part without its last entry", with(second, entries.subList(0, 2)));
        add("a part in another order", with(second, entries.reversed()));
        add("a part with an entry twice", with(second, List.of(entries.get(0), entries.get(1), entries.get(1))));
        AnswerPart part = second.part().orElseThrow();
        add("a part at another place", with(second, new AnswerPart(2, part.total(), part.left(), part.right())));
        add("a part of fewer entries", with(second, new AnswerPart(3, 8, part.left(), part.right())));
        add("a part of more entries", with(second, new AnswerPart(3, 10, part.left(), part.right())));
        add("a part of very many entries", with(second, new AnswerPart(3, 1L << 40, part.left(), part.right())));
        add("a part with its sides exchanged", with(second, new AnswerPart(3, 9, part.right(), part.left())));
    }

    private void blocks(SignedLog log) {
        AnswerRequest all = AnswerRequest.all(KEY);
        IndexAnswer middle = log.answer(all.in(new BlockRange(3, 4)));
        add("entries of some blocks", middle);
        add("entries of the first blocks", log.answer(all.in(new BlockRange(0, 2))));
        add("entries of the last blocks", log.answer(all.in(new BlockRange(6, 100))));
        add("entries of all blocks", log.answer(all.in(new BlockRange(0, 100))));
        add("none in the blocks before", log.answer(all.in(new BlockRange(0, 0))));
        add("none in the blocks behind", log.answer(all.in(new BlockRange(8, 9))));
        IndexAnswer part = log.answer(all.in(new BlockRange(2, 6)).part(0, 3));
        IndexAnswer rest = log.answer(all.in(new BlockRange(2, 6)).part(3, 1000));
        add("a part of the entries of some blocks", part);
        together("all parts of the entries of some blocks", part, List.of(rest));
        add("entries of more blocks than are shown", in(middle, new BlockRange(3, 5)));
        add("entries of earlier blocks than are shown", in(middle, new BlockRange(2, 4)));
        add("entries of fewer blocks than are shown", in(middle, new BlockRange(4, 4)));
        add("none in blocks that are not shown", in(middle, new BlockRange(7, 9)));
    }

    private void checkpoints(SignedLog log, SignedNote two, SignedNote held) {
        SignedRecords records = new SignedRecords(log);
        ReadableRecord item = records.item(records.witness());
        log.append(item);
        String heldFile = note("held.checkpoint", held);
        long size = log.log().size();
        EvidenceBundle bare = log.bundle(item.id());
        ConsistencyStage since = ConsistencyStage.build(log.log(), HELD, size);
        EvidenceBundle proved = bare.with(since);
        add("a bundle that extends an earlier checkpoint", proved, Optional.empty());
        add("a bundle that extends the checkpoint that is held", proved, Optional.of(heldFile));
        add("a bundle without a proof for the checkpoint that is held", bare, Optional.of(heldFile));
        add(
                "a bundle with a proof for another size than is held",
                bare.with(ConsistencyStage.build(log.log(), HELD - 1, size)),
                Optional.of(heldFile));
        add(
                "a bundle with other roots for the size that is held",
                bare.with(new ConsistencyStage(HELD, since.sm3(), since.sha256(), since.path())),
                Optional.of(heldFile));
        String same = note("same.checkpoint", SignedNote.parse(bare.checkpoint()));
        add("a bundle under the checkpoint that is held", bare, Optional.of(same));
        String fork = note("fork.checkpoint", forked(bare.checkpoint()));
        add("a bundle beside another history of the same size", bare, Optional.of(fork));
        String other = note("earlier-fork.checkpoint", forked(held.toString()));
        add("a bundle beside another history of an earlier size", proved, Optional.of(other));
        String first = note("two.checkpoint", two);
        AnswerRequest all = AnswerRequest.all(KEY);
        add("an answer that extends the checkpoint that is held", log.answer(all.since(1)), Optional.of(first));
        add("an answer without a proof for the checkpoint that is held", log.answer(KEY), Optional.of(first));
        outlived(log, item, heldFile);
    }

    private void outlived(SignedLog log, ReadableRecord item, String heldFile) {
        long retiredFrom = log.log().size() + 1;
        EvidenceBundle old = log.bundle(item.id(), log.county(), log.regulator());
        EvidenceBundle degraded = log.bundle(item.id(), log.county());
        files.put(CHANGED_TRUST, retiring(log, retiredFrom).canonical());
        append(log, 9, 2);
        SignedNote newer = log.checkpoint(log.city(), log.regulator());
        LaterCheckpoint later = LaterCheckpoint.build(log.log(), old.size(), newer);
        changed("a bundle whose keys were retired", old, Optional.empty());
        changed("a bundle that outlived its keys", old.with(later), Optional.empty());
        changed("a degraded bundle that a later checkpoint vouches for", degraded.with(later), Optional.empty());
        changed(
                "a bundle that outlived its keys, for whoever holds a checkpoint",
                old.with(later)
                        .with(ConsistencyStage.build(log.log(), HELD, log.log().size())),
                Optional.of(heldFile));
        SignedNote few = log.checkpoint(log.city());
        changed(
                "a bundle with a later checkpoint that is degraded",
                old.with(LaterCheckpoint.build(log.log(), old.size(), few)),
                Optional.empty());
        changed(
                "a bundle with a later checkpoint and the way from another one",
                old.with(new LaterCheckpoint(
                        later.note(), LaterCheckpoint.build(log.log(), 3, newer).path())),
                Optional.empty());
        changed(
                "a bundle with its own checkpoint as the later one",
                old.with(LaterCheckpoint.build(log.log(), old.size(), SignedNote.parse(old.checkpoint()))),
                Optional.empty());
        changed(
                "a bundle with a later checkpoint of another log",
                old.with(new LaterCheckpoint(later.note().replaceFirst("jianzheng/", "other/"), later.path())),
                Optional.empty());
    }

    /** The branch's keys count no more from this size on. */
    private static TrustRoot retiring(SignedLog log, long size) {
        TrustRoot trust = log.trust();
        List<TrustedCosigner> cosigners = trust.cosigners().stream()
                .map(each -> each.organisation().equals(log.county().id())
                        ? new TrustedCosigner(
                                each.organisation(),
                                each.kind(),
                                each.name(),
                                each.ed25519(),
                                each.sm2(),
                                0,
                                OptionalLong.of(size))
                        : each)
                .toList();
        return new TrustRoot(
                2, trust.origin(), trust.channel(), trust.genesis(), trust.signatures(), cosigners, trust.quorum());
    }

    /** The same note with another SHA-256 root; whoever holds it has verified it once, so its signatures do not matter here. */
    private static SignedNote forked(String note) {
        List<String> lines = new ArrayList<>(List.of(note.split("\n", -1)));
        lines.set(2, "A".repeat(43) + "=");
        return SignedNote.parse(String.join("\n", lines));
    }

    private String note(String file, SignedNote note) {
        files.put(file, note.toString().getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private static IndexAnswer with(IndexAnswer answer, List<LogEntry> entries) {
        return copy(answer, answer.blocks(), entries, answer.part());
    }

    private static IndexAnswer with(IndexAnswer answer, AnswerPart part) {
        return copy(answer, answer.blocks(), answer.entries(), Optional.of(part));
    }

    private static IndexAnswer in(IndexAnswer answer, BlockRange blocks) {
        return copy(answer, Optional.of(blocks), answer.entries(), answer.part());
    }

    private static IndexAnswer copy(
            IndexAnswer answer, Optional<BlockRange> blocks, List<LogEntry> entries, Optional<AnswerPart> part) {
        return new IndexAnswer(
                1,
                answer.key(),
                blocks,
                answer.checkpoint(),
                answer.sha256(),
                answer.sm3(),
                entries,
                part,
                answer.consistency());
    }

    private void add(String name, IndexAnswer answer) {
        add(name, answer, Optional.empty());
    }

    private void add(String name, IndexAnswer answer, Optional<String> held) {
        vectors.add(vector(name, file(answer), TRUST, held, List.of()));
    }

    private void together(String name, IndexAnswer answer, List<IndexAnswer> others) {
        vectors.add(vector(
                name,
                file(answer),
                TRUST,
                Optional.empty(),
                others.stream().map(this::file).toList()));
    }

    private void add(String name, EvidenceBundle bundle, Optional<String> held) {
        vectors.add(vector(name, file(name + ".evb", bundle.canonical()), TRUST, held, List.of()));
    }

    private void changed(String name, EvidenceBundle bundle, Optional<String> held) {
        vectors.add(vector(name, file(name + ".evb", bundle.canonical()), CHANGED_TRUST, held, List.of()));
    }

    private static Vector vector(String name, String file, String trust, Optional<String> held, List<String> beside) {
        return new Vector(
                name,
                file,
                Optional.empty(),
                trust,
                Optional.empty(),
                Optional.empty(),
                held,
                beside,
                JsonObject.builder().build());
    }

    private String file(IndexAnswer answer) {
        return file("part-" + files.size() + Judge.ANSWER, answer.canonical());
    }

    /** Under this name, unless the same bytes stand under another. */
    private String file(String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return files.entrySet().stream()
                .filter(file -> new String(file.getValue(), StandardCharsets.UTF_8).equals(text))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> {
                    String plain = name.replaceAll("[^a-z0-9.]+", "-");
                    files.put(plain, bytes);
                    return plain;
                });
    }
}
