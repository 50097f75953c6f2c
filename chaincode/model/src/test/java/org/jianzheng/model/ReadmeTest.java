/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.ProjectCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void canonical_json_digests_and_signatures() throws IOException {
        SecureRandom random = new SecureRandom();
        InputStream stream = new ByteArrayInputStream(new byte[] {1});

        JsonObject item = CanonicalJson.parseObject("{ \"v\": 1, \"body\": { \"item\": \"W5\" } }");
        String code = item.object("body").string("item");
        JsonObject more = item.with("at", "2026-03-16T01:30:04Z").requireOnly("v", "body", "at");
        byte[] signedBytes = more.canonical();

        DualDigest digests = DualDigest.of(stream, 1L << 30);
        PrivateKey key = PrivateKeys.generate(SignatureAlgorithm.SM2, random);
        byte[] signature = key.sign(signedBytes);
        boolean holds = PublicKey.parse(key.publicKey().toString()).verify(signedBytes, signature);

        assertThat(code).isEqualTo("W5");
        assertThat(digests).isEqualTo(DualDigest.of(new byte[] {1}));
        assertThat(holds).isTrue();
    }

    @Test
    void codes() {
        LotCode lot = LotCode.parse("E14090000G3002061001003");
        ProjectCode project = lot.project();
        UnifiedCreditCode bidder = UnifiedCreditCode.parse("91350211M0000XUF46");
        boolean needsReason = bidder.check() instanceof UnifiedCreditCode.CheckDigitWarning;

        assertThat(project).hasToString("E14090000G3002061");
        assertThat(needsReason).isTrue();
    }

    @Test
    void records() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-04-08T01:31:00Z"));
        SecureRandom random = new SecureRandom();
        PrivateKey sessionKey = PrivateKeys.generate(SignatureAlgorithm.ED25519, random);

        ReadableRecord item = ReadableRecord.builder(
                        new Item(ItemCode.W2, "是否按时开标", ItemResult.OK, Optional.empty(), List.of()),
                        RecordId.generate(clock, random),
                        OrganisationId.parse("CityMSP"),
                        clock.instant(),
                        Salt.random(random))
                .lot(LotCode.parse("E620800ZZ99000001001001"))
                .sign(sessionKey);
        SealedRecord sealed = SealedRecord.seal(
                item, OpeningClass.RESULT, RecordId.generate(clock, random), clock.instant(), sessionKey);
        Envelope read = Envelope.parseCanonical(sealed.canonical());

        assertThat(read).isEqualTo(sealed);
    }

    @Test
    void refusals() {
        Refusal refusal = Refusal.of(ErrorCode.STAGE_ORDER, "%s does not follow %s", "OPENING", "INITIATION");
        Optional<Refusal> read = Refusal.parse("chaincode response 500, " + refusal.getMessage());

        assertThat(read).map(Refusal::code).contains(ErrorCode.STAGE_ORDER);
    }

    @Test
    void every_snippet_stands_in_this_test() throws IOException {
        Path module = CaseFiles.projectRoot().resolve("chaincode/model");
        String readme = Files.readString(module.resolve("README.md"));
        String compiled = dense(Files.readString(module.resolve("src/test/java/org/jianzheng/model/ReadmeTest.java")));

        Matcher snippets = SNIPPET.matcher(readme);
        int count = 0;
        while (snippets.find()) {
            assertThat(compiled).contains(dense(snippets.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(5);
    }

    /** White space is the formatter's business. */
    private static String dense(String code) {
        return code.replaceAll("\\s+", "");
    }
}
