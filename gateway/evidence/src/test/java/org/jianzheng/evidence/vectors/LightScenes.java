/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jianzheng.evidence.bundle.BatchStage;
import org.jianzheng.evidence.bundle.ClipStage;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.bundle.ProvedEntry;
import org.jianzheng.evidence.chunk.ChunkedFile;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedOrders;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.record.SealedRecord;

/** Bundles of the light grade, good and forged. */
final class LightScenes {
    private static final String CONTENT = "见证录音 recording";

    private final List<Scene> scenes = new ArrayList<>();
    private final TrustRoot trust;

    LightScenes(Path folder) {
        try (SignedLog log = new SignedLog(folder)) {
            trust = log.trust();
            SignedRecords records = new SignedRecords(log);
            files(log, records);
            items(log, records);
            keys(log, records);
            batches(log, records);
            clips(log, records);
            checkpoints(log, records);
        }
    }

    TrustRoot trust() {
        return trust;
    }

    List<Scene> scenes() {
        return List.copyOf(scenes);
    }

    private void files(SignedLog log, SignedRecords records) {
        EvidenceId evidence = EvidenceId.random(log.random());
        ReadableRecord file = records.file(evidence, CONTENT.getBytes(StandardCharsets.UTF_8));
        log.append(file);
        ReadableRecord capture = records.capture(evidence);
        log.append(capture);
        EvidenceBundle captured = log.bundle(file.id());
        add("a captured file", captured);
        add("a captured file beside itself", captured, CONTENT);
        add("a captured file beside another", captured, CONTENT + "!");
        add("a captured file beside an empty one", captured, "");
        EvidenceBundle uncaptured = new EvidenceBundle(
                1, captured.proved(), captured.size(), captured.checkpoint(), captured.keys(), Optional.empty());
        add("a file without its capture statement", uncaptured);
        add("a file without its capture statement beside itself", uncaptured, CONTENT);
        ReadableRecord other = records.file(EvidenceId.random(log.random()), new byte[4]);
        log.append(other);
        EvidenceBundle bare = log.bundle(other.id());
        add("a file that was not captured", bare, "\0\0\0\0");
        EvidenceBundle right = log.bundle(file.id());
        add(
                "a capture statement of another file",
                new EvidenceBundle(1, bare.proved(), bare.size(), bare.checkpoint(), bare.keys(), right.capture()));
        add(
                "a file in place of the capture statement",
                new EvidenceBundle(
                        1, right.proved(), right.size(), right.checkpoint(), right.keys(), Optional.of(bare.proved())));
        add("a capture statement itself", log.bundle(capture.id()), CONTENT);
    }

    private void items(SignedLog log, SignedRecords records) {
        ReadableRecord bySession = records.item(records.session());
        ReadableRecord byWitness = records.item(records.witness());
        log.append(bySession, byWitness);
        EvidenceBundle session = log.bundle(bySession.id());
        EvidenceBundle witness = log.bundle(byWitness.id());
        add("an item signed by a session key", session);
        add("an item signed by the person's own key", witness);
        add("an item beside a file", witness, CONTENT);
        add(
                "a registration that nobody needed",
                new EvidenceBundle(
                        1, witness.proved(), witness.size(), session.checkpoint(), session.keys(), Optional.empty()));
        for (int i = 0; i < session.keys().size(); i++) {
            List<ProvedEntry> fewer = new ArrayList<>(session.keys());
            fewer.remove(i);
            add(
                    "an item without registration " + i,
                    new EvidenceBundle(
                            1, session.proved(), session.size(), session.checkpoint(), fewer, Optional.empty()));
        }
        ProvedEntry proved = session.proved();
        add("an item at the position behind it", with(session, proved.position() + 1));
        add("an item beyond the log", with(session, session.size()));
        add("an item before the log", with(session, -1));
        SealedRecord sealed = SealedRecord.seal(
                byWitness,
                OpeningClass.RESULT,
                RecordId.generate(log.clock(), log.random()),
                log.clock().instant(),
                records.witness());
        log.append(sealed);
        add("a sealed record", log.bundle(sealed.id()));
        RecordId forgedId = RecordId.generate(log.clock(), log.random());
        JsonObject forged = byWitness.toJson().with("id", forgedId.value());
        log.appendJson(List.of(forged));
        add("a record that was changed before it was entered", log.bundle(forgedId));
        versions(session.canonical());
    }

    private static EvidenceBundle with(EvidenceBundle bundle, long position) {
        ProvedEntry proved = bundle.proved();
        ProvedEntry moved = new ProvedEntry(proved.entry(), position, proved.sha256(), proved.sm3());
        return new EvidenceBundle(1, moved, bundle.size(), bundle.checkpoint(), bundle.keys(), bundle.capture());
    }

    private void versions(byte[] bundle) {
        changed("a bundle of version 2", bundle, json -> json.with("v", 2));
        changed("a bundle of grade best", bundle, json -> json.with("grade", "best"));
        changed("a light bundle that says full", bundle, json -> json.with("grade", "full"));
        changed("a bundle for trust root 2", bundle, json -> json.with("trust", 2));
        changed("a bundle for trust root 0", bundle, json -> json.with("trust", 0));
        changed("a light bundle that is too large", bundle, json -> json.with("checkpoint", "x".repeat(1 << 20)));
        changed("a version that is a string", bundle, json -> json.with("v", "1"));
        bytes("a bundle with a line feed behind it", text(bundle) + "\n");
        bytes("a bundle with a space before it", " " + text(bundle));
        bytes("a bundle with a byte order mark", "\ufeff" + text(bundle));
        bytes("a bundle with an escape too many", text(bundle).replace("开标", "\\u5f00\\u6807"));
        bytes("a bundle with a member twice", text(bundle).replaceFirst("\"v\":1", "\"v\":1,\"v\":1"));
        bytes("a bundle with a fraction", text(bundle).replaceFirst("\"v\":1", "\"v\":1.0"));
        bytes("nothing at all", "");
        bytes("a picture", "\u0089PNG\r\n");
        bytes("an array", "[]");
        bytes("an empty object", "{}");
    }

    private void keys(SignedLog log, SignedRecords records) {
        PrivateKey device = PrivateKeys.generate(SignatureAlgorithm.ED25519, log.random());
        log.append(
                records.key(device, Role.DEVICE, Duration.ofDays(1), log.city().registrar()));
        PrivateKey intruder = PrivateKeys.generate(SignatureAlgorithm.SM2, log.random());
        log.append(records.key(intruder, Role.CENTRE_WITNESS, Duration.ofHours(1), records.session()));
        PrivateKey p256 = PrivateKeys.generate(SignatureAlgorithm.ECDSA_P256, log.random());
        log.append(records.key(
                p256, Role.CENTRE_WITNESS, Duration.ofDays(1), log.city().registrar()));
        PrivateKey brief = PrivateKeys.generate(SignatureAlgorithm.SM2, log.random());
        log.append(records.key(
                brief, Role.CENTRE_WITNESS, Duration.ofSeconds(1), log.city().registrar()));
        add("an item that its device may not sign", recorded(log, records.item(device)));
        FileRegistration seen = FileRegistration.fromJson(
                records.file(EvidenceId.random(log.random()), new byte[2]).body());
        add("a file signed by a device", recorded(log, records.sign(seen, device)));
        add("an item of a key that no registrar registered", recorded(log, records.item(intruder)));
        add("an item signed on P-256", recorded(log, records.item(p256)));
        add("an item of a key that had ended", recorded(log, records.item(brief)));
    }

    private void batches(SignedLog log, SignedRecords records) {
        log.append(records.platformKey());
        List<BatchItem> items = new ArrayList<>(records.items(6));
        items.add(new BatchItem(
                RecordId.generate(log.clock(), log.random()),
                SignedLog.START,
                Optional.empty(),
                Optional.of(new BatchItem.Bytes(
                        DualDigest.of(CONTENT.getBytes(StandardCharsets.UTF_8)),
                        CONTENT.getBytes(StandardCharsets.UTF_8).length))));
        EvidenceBundle record = recorded(log, records.batch(items, records.platform()));
        EvidenceBundle item = record.with(SignedRecords.stage(items, 2));
        add("an item of a batch", item);
        add("a batch itself", record);
        add("the first item of a batch", record.with(SignedRecords.stage(items, 0)));
        add("an item of a batch beside a file", item, CONTENT);
        EvidenceBundle bytes = record.with(SignedRecords.stage(items, 6));
        add("an item by its digests", bytes);
        add("an item by its digests beside its bytes", bytes, CONTENT);
        add("an item by its digests beside others", bytes, CONTENT + "!");
        BatchStage good = item.batch().orElseThrow();
        add("an item at the index behind it", record.with(moved(good, 3)));
        add("an item at an index that no batch has", record.with(moved(good, -1)));
        add("an item behind its batch", record.with(moved(good, items.size())));
        add("an item of another batch", record.with(SignedRecords.stage(records.items(7), 2)));
        add("an item of a batch that grew", record.with(SignedRecords.stage(more(items, records), 2)));
        add(
                "an item with content that was changed",
                record.with(new BatchStage(
                        good.item().with("at", "2026-03-16T01:30:01Z"), good.index(), good.sha256(), good.sm3())));
        add(
                "an item with a member too many",
                record.with(new BatchStage(good.item().with("more", 1), good.index(), good.sha256(), good.sm3())));
        add(
                "an item beside a file's record",
                log.bundle(recordedFile(log, records).id()).with(good));
        BatchItem late = new BatchItem(
                items.get(1).id(), SignedLog.START.plusSeconds(99), items.get(1).content(), Optional.empty());
        List<BatchItem> stretched = new ArrayList<>(items);
        stretched.set(1, late);
        ReadableRecord shortened = records.sign(
                ofOneInstant(BatchRegistration.fromJson(
                        records.batch(stretched, records.platform()).body())),
                records.platform());
        add("an item later than its batch", recorded(log, shortened).with(SignedRecords.stage(stretched, 1)));
        add(
                "a batch signed by a witness",
                recorded(log, records.batch(items, records.witness())).with(good));
    }

    /** The last chunk of a recording of five: it is short, so that its text fits into a vector. */
    private void clips(SignedLog log, SignedRecords records) {
        byte[] content = Arrays.copyOf(
                "before ".repeat(FileRegistration.CHUNK).getBytes(StandardCharsets.UTF_8), 4 * FileRegistration.CHUNK);
        String end = "the end of the recording";
        ChunkedFile recording = chunked(content, end);
        ReadableRecord file = records.recording(EvidenceId.random(log.random()), recording);
        log.append(file);
        EvidenceBundle bundle = log.bundle(file.id());
        ClipStage last = recording.clip(4, 1);
        EvidenceBundle clip = bundle.with(last);
        add("a clip without the clip", clip);
        add("a clip beside itself", clip, end);
        add("a clip beside another of its size", clip, end.replace("end", "End"));
        add("a clip beside a longer one", clip, end + "!");
        add("a clip of the middle beside the end", bundle.with(recording.clip(1, 3)), end);
        add("a clip of all beside the end", bundle.with(recording.clip(0, 5)), end);
        add("a clip behind the recording", bundle.with(placed(last, 5, 1)), end);
        add("a clip that is longer than the recording", bundle.with(placed(last, 4, 2)), end);
        add("a clip before the recording", bundle.with(placed(last, -1, 1)), end);
        add("a clip of nothing", bundle.with(placed(last, 4, 0)), end);
        add("a clip of an endless part", bundle.with(placed(last, 1, 9007199254740991L)), end);
        List<Hash> none = List.of();
        add("a clip without its neighbours", bundle.with(new ClipStage(4, 1, none, none, none, none)), end);
        add(
                "a clip with a neighbour too many",
                bundle.with(new ClipStage(4, 1, last.sha256Left(), last.sha256Left(), last.sm3Left(), last.sm3Left())),
                end);
        ChunkedFile other = chunked(new byte[content.length], end);
        add("a clip of another recording", bundle.with(other.clip(4, 1)), end);
        add(
                "a clip of a file without chunk roots",
                log.bundle(recordedFile(log, records).id()).with(last),
                end);
        ReadableRecord item = records.item(records.session());
        log.append(item);
        add("a clip of an item", log.bundle(item.id()).with(last), end);
    }

    private static ClipStage placed(ClipStage clip, long first, long count) {
        return new ClipStage(first, count, clip.sha256Left(), clip.sha256Right(), clip.sm3Left(), clip.sm3Right());
    }

    private static ChunkedFile chunked(byte[] begin, String end) {
        byte[] tail = end.getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(begin, begin.length + tail.length);
        System.arraycopy(tail, 0, whole, begin.length, tail.length);
        try {
            return ChunkedFile.read(new ByteArrayInputStream(whole), whole.length);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    private static ReadableRecord recordedFile(SignedLog log, SignedRecords records) {
        ReadableRecord file = records.file(EvidenceId.random(log.random()), new byte[3]);
        log.append(file);
        return file;
    }

    private static List<BatchItem> more(List<BatchItem> items, SignedRecords records) {
        List<BatchItem> all = new ArrayList<>(items);
        all.addAll(records.items(2));
        return all;
    }

    private static BatchStage moved(BatchStage stage, long index) {
        return new BatchStage(stage.item(), index, stage.sha256(), stage.sm3());
    }

    private static BatchRegistration ofOneInstant(BatchRegistration batch) {
        return new BatchRegistration(
                batch.source(), batch.count(), batch.bytes(), batch.roots(), batch.first(), batch.first());
    }

    private static EvidenceBundle recorded(SignedLog log, ReadableRecord record) {
        log.append(record);
        return log.bundle(record.id());
    }

    private void checkpoints(SignedLog log, SignedRecords records) {
        ReadableRecord item = records.item(records.witness());
        log.append(item);
        EvidenceBundle bundle = log.bundle(item.id());
        add("a checkpoint without the regulator", log.bundle(item.id(), log.city(), log.county()));
        add("a checkpoint without the county", log.bundle(item.id(), log.city(), log.regulator()));
        add("a checkpoint with one cosigner", log.bundle(item.id(), log.regulator()));
        String proposed = log.city()
                .signer(log.trust().origin(), log.clock())
                .propose(log.body())
                .toString();
        add("a checkpoint that nobody cosigned", with(bundle, proposed));
        String note = bundle.checkpoint();
        List<String> lines = List.of(note.split("\n", -1));
        for (int i = 0; i < lines.size() - 1; i++) {
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i);
            add("a checkpoint without line " + i, with(bundle, String.join("\n", fewer)));
            List<String> twice = new ArrayList<>(lines);
            twice.add(i, lines.get(i));
            add("a checkpoint with line " + i + " twice", with(bundle, String.join("\n", twice)));
            List<String> longer = new ArrayList<>(lines);
            longer.set(i, lines.get(i) + " ");
            add("a checkpoint with a space behind line " + i, with(bundle, String.join("\n", longer)));
        }
        add("a checkpoint of another log", with(bundle, note.replaceFirst("jianzheng/", "other/")));
        add(
                "a checkpoint of another log by unknown cosigners",
                with(
                        bundle,
                        note.replaceFirst("jianzheng/", "other/").replace("jianzheng.example ", "elsewhere.example ")));
        add("a checkpoint without a line feed at its end", with(bundle, note.substring(0, note.length() - 1)));
        add("a checkpoint with a carriage return", with(bundle, note.replaceFirst("\n", "\r\n")));
        add("a checkpoint that is empty", with(bundle, ""));
        add("a checkpoint with a larger size", with(bundle, note.replaceFirst("\n[0-9]+\n", "\n9007199254740991\n")));
        add(
                "a checkpoint with a size beyond all",
                with(bundle, note.replaceFirst("\n[0-9]+\n", "\n9007199254740992\n")));
        add(
                "a checkpoint with a size with a zero before it",
                with(bundle, note.replaceFirst("\n([0-9]+)\n", "\n0$1\n")));
    }

    private static EvidenceBundle with(EvidenceBundle bundle, String checkpoint) {
        return new EvidenceBundle(1, bundle.proved(), bundle.size(), checkpoint, bundle.keys(), bundle.capture());
    }

    private void add(String name, EvidenceBundle bundle) {
        scenes.add(new Scene(name, bundle));
    }

    private void add(String name, EvidenceBundle bundle, String original) {
        scenes.add(new Scene(name, bundle).beside(original));
    }

    private void changed(String name, byte[] bundle, UnaryOperator<JsonObject> change) {
        bytes(name, change.apply(CanonicalJson.parseObject(bundle)).toString());
    }

    private void bytes(String name, String text) {
        scenes.add(new Scene(name, ByteString.copyFromUtf8(text), Optional.empty(), Optional.empty()));
    }

    private static String text(byte[] bundle) {
        return new String(bundle, StandardCharsets.UTF_8);
    }

    /** One good record of each kind that a verifier reads. */
    static List<JsonObject> recordsOf(Path folder) {
        try (SignedLog log = new SignedLog(folder)) {
            SignedRecords records = new SignedRecords(log);
            EvidenceId evidence = EvidenceId.random(log.random());
            ReadableRecord item = records.item(records.session());
            ReadableRecord late = ReadableRecord.parse(item.toJson()
                    .with("at", "2026-03-15T01:30:04.25Z")
                    .with("receivedAt", "2026-03-16T02:30:04Z")
                    .with("backfilled", true)
                    .with("sample", true)
                    .with("refs", JsonArray.ofStrings(List.of(item.ref().toString())))
                    .with(
                            "subjects",
                            JsonArray.ofStrings(
                                    List.of("org:91350100M000100Y43", "person:00112233445566778899aabbccddeeff"))));
            JsonObject licence = JsonObject.builder()
                    .put("number", "执法 17")
                    .put("from", "2026-01-01T00:00:00Z")
                    .put("until", "2027-01-01T00:00:00Z")
                    .build();
            ReadableRecord key =
                    records.key(records.session(), Role.CENTRE_WITNESS, Duration.ofHours(1), records.witness());
            JsonObject officer =
                    key.body().with("role", Role.SUPERVISION_OFFICE.name()).with("licence", licence);
            JsonObject coded = records.organisation()
                    .body()
                    .with("uscc", "91350100M000100Y44")
                    .with(
                            "usccOverride",
                            JsonObject.builder().put("reason", "登记如此").build());
            JsonObject file = records.file(evidence, new byte[7])
                    .body()
                    .with("name", "录音.wav")
                    .with("capturedAt", "2026-03-16T01:00:00Z")
                    .with("device", "recorder-7")
                    .with("place", "开标室");
            ReadableRecord order = new SignedOrders(log).withdrawing(records.file(evidence, new byte[7]));
            return List.of(
                    late.toJson(),
                    SealedRecord.seal(
                                    item,
                                    OpeningClass.ORDER,
                                    item.id(),
                                    log.clock().instant(),
                                    records.witness())
                            .toJson(),
                    key.toJson(),
                    key.toJson().with("body", officer),
                    records.organisation().toJson(),
                    records.organisation().toJson().with("body", coded),
                    records.file(evidence, new byte[7]).toJson().with("body", file),
                    records.capture(evidence).toJson(),
                    order.toJson().with("body", order.body().with("reason", "当事人申请")),
                    records.batch(records.items(3), records.platform()).toJson());
        }
    }
}
