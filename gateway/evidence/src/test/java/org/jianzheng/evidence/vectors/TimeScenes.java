/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.fixture.TrialTimeAuthority;
import org.jianzheng.evidence.fixture.TrialTimeAuthority.Purpose;
import org.jianzheng.evidence.fixture.TrialTimeAuthority.Signing;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.ReadableRecord;

/** Bundles with time stamps, good and forged, of several kinds of authorities. */
final class TimeScenes {
    private static final Instant NOW = SignedLog.START.plus(Duration.ofMinutes(1));

    private final List<Scene> scenes = new ArrayList<>();
    private final TrialTimeAuthority demo = TrialTimeAuthority.stamping("demo", Signing.P256);
    private final TrialTimeAuthority rsa = TrialTimeAuthority.stamping("rsa", Signing.RSA);
    private final TrialTimeAuthority sm2 = TrialTimeAuthority.stamping("sm2", Signing.SM2);
    private final TrialTimeAuthority top = TrialTimeAuthority.root("top", Signing.RSA_SHA512);
    private final TrialTimeAuthority middle = top.certify("middle", Signing.P384, Purpose.CERTIFY);
    private final TrialTimeAuthority below = middle.certify("below", Signing.P384, Purpose.STAMP);
    private final TrialTimeAuthority ended = TrialTimeAuthority.stamping("ended", Signing.P256);
    private final TrialTimeAuthority alone = TrialTimeAuthority.stamping("alone", Signing.RSA_SHA512);
    private final TrialTimeAuthority nobody = TrialTimeAuthority.stamping("nobody", Signing.P256);
    private final TrustRoot trust;

    TimeScenes(Path folder) {
        try (SignedLog log = new SignedLog(folder)) {
            trust = log.trust()
                    .with(List.of(
                            demo.trusted("Demo authority 演示时间戳", true),
                            rsa.trusted("RSA authority", false),
                            sm2.trusted("SM2 authority", false),
                            top.pinned("Authority of three", false),
                            ended.trusted("Ended authority", false).until(NOW.plusSeconds(10)),
                            alone.pinned("Authority alone", false)));
            SignedRecords records = new SignedRecords(log);
            ReadableRecord item = records.item(records.session());
            log.append(item);
            EvidenceBundle bundle = log.bundle(item.id());
            String text = SignedNote.parse(bundle.checkpoint()).text();
            good(bundle, text);
            authorities(bundle, text);
            forms(bundle, text);
            add(
                    "a stamp under a checkpoint with one cosigner",
                    log.bundle(item.id(), log.regulator()),
                    stamp(demo, text));
        }
    }

    TrustRoot trust() {
        return trust;
    }

    List<Scene> scenes() {
        return List.copyOf(scenes);
    }

    private void good(EvidenceBundle bundle, String text) {
        add("a checkpoint with a demo stamp", bundle, stamp(demo, text));
        add("a checkpoint with an RSA stamp", bundle, stamp(rsa, text));
        add("a checkpoint with an SM2 stamp", bundle, stamp(sm2, text));
        add("a checkpoint with a stamp through two certificates", bundle, stamp(below, text));
        add("a checkpoint with a stamp by a pinned certificate", bundle, stamp(alone, text));
        add(
                "a checkpoint with four stamps",
                bundle,
                stamp(demo, text),
                stamp(rsa, text),
                stamp(sm2, text),
                stamp(below, text));
        add("a checkpoint with a stamp before its authority ended", bundle, stamp(ended, text));
    }

    private void authorities(EvidenceBundle bundle, String text) {
        add("a stamp after its authority ended", bundle, ended.stamp(text, NOW.plusSeconds(10)));
        add("a stamp of nobody that is named", bundle, stamp(nobody, text));
        add("a stamp of nobody beside a good one", bundle, stamp(nobody, text), stamp(sm2, text));
        add(
                "a stamp of one with the name of another",
                bundle,
                stamp(TrialTimeAuthority.stamping("rsa", Signing.P256), text));
        add("a stamp over another text", bundle, stamp(demo, text + "more\n"));
        add("a stamp through a missing certificate", bundle, below.stamp(text, NOW, List.of(below)));
        add("a stamp with a certificate too many", bundle, demo.stamp(text, NOW, List.of(demo, demo.above())));
        add("a stamp without its certificate", bundle, demo.stamp(text, NOW, List.of(demo.above())));
        for (Purpose purpose :
                List.of(Purpose.STAMP_UNCRITICALLY, Purpose.STAMP_AND_MAIL, Purpose.UNSAID, Purpose.CERTIFY)) {
            add(
                    "a stamp by a certificate to " + purpose,
                    bundle,
                    stamp(top.certify("odd", Signing.P256, purpose), text));
        }
        add(
                "a stamp by a certificate that had run out",
                bundle,
                stamp(
                        top.certify("old", Signing.P256, Purpose.STAMP, TrialTimeAuthority.FROM, NOW.minusSeconds(1)),
                        text));
        add(
                "a stamp by a certificate that had not begun",
                bundle,
                stamp(
                        top.certify("new", Signing.P256, Purpose.STAMP, NOW.plusSeconds(1), TrialTimeAuthority.UNTIL),
                        text));
        add(
                "a stamp by a certificate of one that stamps",
                bundle,
                stamp(below.certify("far", Signing.P256, Purpose.STAMP), text));
    }

    private void forms(EvidenceBundle bundle, String text) {
        byte[] good = stamp(demo, text).bytes();
        add("a stamp with a byte behind it", bundle, new TimestampToken(Arrays.copyOf(good, good.length + 1)));
        add("a stamp that is cut", bundle, new TimestampToken(Arrays.copyOf(good, good.length - 1)));
        add("a stamp of one byte", bundle, new TimestampToken(new byte[1]));
        add("a stamp of zeros", bundle, new TimestampToken(new byte[TimestampToken.MAX_BYTES]));
        JsonObject json = CanonicalJson.parseObject(
                bundle.with(List.of(stamp(demo, text))).canonical());
        String token = json.array("tokens").string(0);
        tokens("a bundle with no stamps", json);
        tokens("a bundle with an empty stamp", json, "");
        tokens("a bundle with a stamp twice", json, token, token);
        tokens("a bundle with a stamp in another base64", json, token.replaceAll("=+$", ""));
        tokens("a bundle with a stamp that is too long", json, "AAAA".repeat(TimestampToken.MAX_BYTES / 3 + 1));
        tokens("a bundle with five stamps", json, "AAAA", "AAAB", "AAAC", "AAAD", "AAAE");
    }

    private static TimestampToken stamp(TrialTimeAuthority authority, String text) {
        return authority.stamp(text, NOW);
    }

    private void add(String name, EvidenceBundle bundle, TimestampToken... tokens) {
        scenes.add(new Scene(name, bundle.with(List.of(tokens))));
    }

    private void tokens(String name, JsonObject bundle, String... tokens) {
        byte[] bytes = CanonicalJson.write(bundle.with("tokens", JsonArray.ofStrings(List.of(tokens))));
        scenes.add(new Scene(name, ByteString.copyFrom(bytes), Optional.empty(), Optional.empty()));
    }
}
