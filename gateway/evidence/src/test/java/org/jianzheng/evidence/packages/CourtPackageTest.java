/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jianzheng.evidence.Cases;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.TrialTimeAuthority;
import org.jianzheng.evidence.merkle.DualPath;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.HashText;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;
import org.jianzheng.model.note.SignedNote;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The verdict table of case F, row by row, over a package of ours: each change is made to the part of the package that has the
 * same meaning as the part of the case's stand-in.
 */
class CourtPackageTest {
    @TempDir
    Path folder;

    static Stream<JsonObject> rows() {
        JsonObject table = Cases.json("cases/court-package.json");
        List<JsonObject> given = table.array("when").objects();
        List<JsonObject> expected = table.object("then").array("steps").objects();
        return Stream.iterate(0, i -> i < given.size(), i -> i + 1)
                .map(i -> given.get(i).with("expected", expected.get(i)));
    }

    @MethodSource("rows")
    @ParameterizedTest
    void a_package_gets_the_verdict_of_the_table(JsonObject row) throws IOException {
        long number = row.integer("n");
        JsonObject expected = row.object("expected");
        assertThat(expected.integer("n")).isEqualTo(number);
        PackageReport report = verify(row.object("with").array("change").objects());

        Verdict verdict = Verdict.valueOf(expected.string("verdict"));
        assertThat(report.verdict()).as(row.toString()).isEqualTo(verdict);
        assertThat(report.preChain().name()).isEqualTo(expected.string("preChain"));
        boolean stated = verdict == Verdict.MATCHES;
        assertThat(report.platform().name())
                .as(row.toString())
                .isEqualTo(stated ? expected.string("platform") : PlatformStatement.NOT_STATED.name());
        assertThat(report.time().name()).isEqualTo(expected.string("time"));
        assertThat(report.isPlainMatch()).isEqualTo(stated && report.preChain() == PreChain.PROVEN);
    }

    private PackageReport verify(List<JsonObject> changes) throws IOException {
        try (SignedLog log = new SignedLog(folder.resolve("log"))) {
            byte[] content = new byte[512];
            log.random().nextBytes(content);
            PackageParts parts = isBelowQuorum(changes)
                    ? PackageParts.of(log, content, assessedUntil(changes), log.city())
                    : PackageParts.of(log, content, assessedUntil(changes), log.city(), log.county(), log.regulator());
            TrialTimeAuthority authority = TrialTimeAuthority.stamping("authority", TrialTimeAuthority.Signing.SM2);
            TrustRoot trust = log.trust().with(List.of(authority.trusted("Authority", false)));
            parts.trust(trust);
            stamp(parts, authority, log.clock().instant());
            return new PackageVerifier(trust).verify(Files.write(folder.resolve("package.zip"), pack(parts, changes)));
        }
    }

    /** Lets an authority stamp the checkpoint of the bundle. */
    static void stamp(PackageParts parts, TrialTimeAuthority authority, Instant time) {
        parts.bundle(edited(parts.bundle(), bundle -> stamped(bundle, authority, time)));
    }

    /** Whether a row takes away so many cosigners that no quorum is left, which is chosen when the parts are made. */
    static boolean isBelowQuorum(List<JsonObject> changes) {
        return changes.stream().anyMatch(change -> change.toString().contains("/checkpoint/signatures/0"));
    }

    /** The last day of the platform's assessment that a row wants, which is chosen when the parts are made. */
    static LocalDate assessedUntil(List<JsonObject> changes) {
        return changes.stream()
                .filter(change -> change.string("path").equals("/qualifications/0/validTo"))
                .map(change -> LocalDate.parse(change.string("value")))
                .findFirst()
                .orElse(PackageParts.YEAR_END);
    }

    /** The package of these parts with the changes of a row, which are made to the parts. */
    static byte[] pack(PackageParts parts, List<JsonObject> changes) {
        changes.forEach(change -> apply(change, parts));
        byte[] container = parts.pack();
        for (JsonObject change : changes) {
            container = removed(change, parts, container);
        }
        return container;
    }

    private static byte[] removed(JsonObject change, PackageParts parts, byte[] container) {
        if (!change.string("op").equals("remove")) {
            return container;
        }
        return switch (change.string("path")) {
            case "/contentHex" -> PackageParts.without(container, PackageParts.ORIGINAL);
            // A bundle without the position of its entry is none: the whole of it is missing.
            case "/log" -> PackageParts.without(container, parts.bundleName());
            default -> container;
        };
    }

    private static void apply(JsonObject change, PackageParts parts) {
        String path = change.string("path");
        switch (path) {
            case "/contentHex" -> changeContent(change, parts);
            case "/custody" -> parts.removeCustody();
            case "/qualifications" -> parts.removePlatform();
            case "/custody/1" -> parts.custody(edited(parts.custody(), CourtPackageTest::withoutAnEntry));
            case "/custody/0/to" -> parts.custody(parts.custody().replaceFirst("移交", "他人"));
            case "/record/at" ->
                parts.bundle(edited(
                        parts.bundle(),
                        bundle -> withRecord(
                                bundle, bundle.object("entry").object("record").with("at", change.value("value")))));
            case "/record/body/digestSm3", "/record/body/digestSha256", "/record/body/size" ->
                parts.bundle(edited(parts.bundle(), bundle -> registering(bundle, parts.original())));
            case "/recordSignature/raw" -> parts.bundle(edited(parts.bundle(), CourtPackageTest::otherSignature));
            case "/recordSignature" ->
                parts.bundle(edited(
                        parts.bundle(),
                        bundle -> withRecord(
                                bundle, bundle.object("entry").object("record").without("signatures"))));
            case "/log/proof/1" -> parts.bundle(edited(parts.bundle(), bundle -> withPath(bundle, 1, true)));
            case "/log/proof/0" -> parts.bundle(edited(parts.bundle(), bundle -> withPath(bundle, 0, false)));
            case "/timestamp" -> parts.bundle(edited(parts.bundle(), bundle -> bundle.without("tokens")));
            case "/timestamp/body/genTime" ->
                parts.bundle(edited(parts.bundle(), bundle -> withOtherTime(bundle, change.string("value"))));
            case "/log/index" -> parts.bundle(edited(parts.bundle(), bundle -> bundle.with("position", number(2))));
            case "/checkpoint/body/root" -> parts.bundle(edited(parts.bundle(), CourtPackageTest::otherRoot));
            case "/checkpoint/signatures/1" -> parts.bundle(edited(parts.bundle(), CourtPackageTest::doubled));
            // Who cosigned and what the platform stated is chosen when the log is made.
            case "/checkpoint/signatures/0", "/log", "/qualifications/0/validTo" -> {}
            default -> throw new AssertionError("a row changes " + path);
        }
    }

    private static void changeContent(JsonObject change, PackageParts parts) {
        switch (change.string("op")) {
            case "flipHexBit" -> {
                byte[] content = parts.original().clone();
                int bit = (int) change.integer("bit");
                content[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                parts.original(content);
            }
            case "set" -> parts.original(new byte[1]);
            default -> assertThat(change.string("op")).isEqualTo("remove");
        }
    }

    private static String edited(String json, UnaryOperator<JsonObject> edit) {
        JsonObject object = CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8), 1 << 24)
                .asObject();
        return edit.apply(object).toString();
    }

    private static JsonValue number(long value) {
        return new JsonInteger(value);
    }

    private static JsonObject withoutAnEntry(JsonObject answer) {
        return answer.with(
                "entries", JsonArray.of(answer.array("entries").stream().skip(1).toList()));
    }

    private static JsonObject withRecord(JsonObject bundle, JsonObject record) {
        return bundle.with("entry", bundle.object("entry").with("record", record));
    }

    /** The record as if it registered another file. */
    private static JsonObject registering(JsonObject bundle, byte[] content) {
        JsonObject record = bundle.object("entry").object("record");
        JsonObject body = record.object("body")
                .with("digests", DualDigest.of(content).toJson())
                .with("size", number(content.length));
        return withRecord(bundle, record.with("body", body));
    }

    private static JsonObject otherSignature(JsonObject bundle) {
        JsonObject record = bundle.object("entry").object("record");
        JsonObject signature = record.array("signatures").object(0);
        String value = signature.string("value");
        char other = value.charAt(0) == 'A' ? 'B' : 'A';
        return withRecord(
                bundle,
                record.with(
                        "signatures",
                        JsonArray.of(signature.with("value", new JsonString(other + value.substring(1))))));
    }

    private static JsonObject withPath(JsonObject bundle, int index, boolean changed) {
        JsonObject path = bundle.object("path");
        List<Hash> nodes = new ArrayList<>(HashText.read(path, "sm3", DualPath.MAX_NODES));
        byte[] node = nodes.remove(index).toBytes();
        if (changed) {
            node[0] ^= 1;
            nodes.add(index, Hash.of(node));
        }
        return bundle.with("path", path.with("sm3", new JsonString(HashText.of(nodes))));
    }

    private static JsonObject otherRoot(JsonObject bundle) {
        String[] lines = bundle.string("checkpoint").split("\n", -1);
        lines[2] = (lines[2].charAt(0) == 'A' ? 'B' : 'A') + lines[2].substring(1);
        return bundle.with("checkpoint", new JsonString(String.join("\n", lines)));
    }

    private static JsonObject stamped(JsonObject bundle, TrialTimeAuthority authority, Instant time) {
        String text = SignedNote.parse(bundle.string("checkpoint")).text();
        return bundle.with(
                "tokens",
                JsonArray.ofStrings(List.of(authority.stamp(text, time).base64())));
    }

    /** The year of the stamp's time is replaced where it stands, in {@code 20260316013005Z}. */
    private static JsonObject withOtherTime(JsonObject bundle, String time) {
        String stamp =
                new String(Base64.getDecoder().decode(bundle.array("tokens").string(0)), StandardCharsets.ISO_8859_1);
        String changed = stamp.replaceFirst("2026(03160130\\d\\dZ)", time.substring(0, 4) + "$1");
        assertThat(changed).isNotEqualTo(stamp);
        String token = Base64.getEncoder().encodeToString(changed.getBytes(StandardCharsets.ISO_8859_1));
        return bundle.with("tokens", JsonArray.ofStrings(List.of(token)));
    }

    private static JsonObject doubled(JsonObject bundle) {
        String note = bundle.string("checkpoint");
        String last = note.strip().substring(note.strip().lastIndexOf('\n') + 1);
        return bundle.with("checkpoint", new JsonString(note + last + "\n"));
    }
}
