/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.audit.CipherAudit.Judgement;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.object.ObjectSuite;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.StorageRule;
import org.jianzheng.model.catalogue.StorageRule.Cipher;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.registry.Catalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CipherAuditTest {
    /** Half past nine in China. */
    private static final Instant MORNING = SignedLog.START;

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);
    private static final Digest FILE = HashSuite.SHA_256.digest("a file".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private final CipherAudit audit = new CipherAudit(content -> true);
    private SignedLog log;
    private SignedRecords records;

    @BeforeEach
    void begin() {
        log = new SignedLog(folder);
        records = new SignedRecords(log);
    }

    @AfterEach
    void end() {
        log.close();
    }

    private void take(Envelope record, Instant time) {
        TransactionId transaction =
                new TransactionId(HashSuite.SHA_256.digest(record.canonical()).hex());
        audit.take(new LogEntry(1, 0, record.toJson(), time, transaction));
    }

    private void rule(String version, LocalDate from, StorageRule rule, Instant recorded) {
        take(
                records.sign(
                        new Catalogue(new CatalogueVersion("STORAGE", version), from, "示例(虚构)", rule),
                        log.city().registrar()),
                recorded);
    }

    private Digest sealed(OpeningClass opening, Instant signed, Instant recorded) {
        ReadableRecord readable = records.item(records.session());
        take(
                SealedRecord.seal(
                        readable, opening, RecordId.generate(log.clock(), log.random()), signed, records.session()),
                recorded);
        return readable.digest().sha256();
    }

    private static Instant minutes(int after) {
        return MORNING.plus(Duration.ofMinutes(after));
    }

    @Test
    void leaves_the_cipher_to_the_gateway_while_no_rule_is_in_force() {
        Digest part = sealed(OpeningClass.NEVER, minutes(0), minutes(1));
        rule("1", TODAY.plusDays(1), new StorageRule(Cipher.SM4_GCM), minutes(2));
        Digest later = sealed(OpeningClass.NEVER, minutes(10), minutes(11));

        for (ObjectSuite suite : ObjectSuite.values()) {
            assertThat(audit.judge(part, suite, Optional.empty())).isEqualTo(Judgement.FITS);
            assertThat(audit.judge(later, suite, Optional.empty()))
                    .as("the rule begins tomorrow")
                    .isEqualTo(Judgement.FITS);
            assertThat(audit.judge(FILE, suite, Optional.of(minutes(3)))).isEqualTo(Judgement.FITS);
        }
    }

    @Test
    void holds_the_readable_part_of_a_sealed_record_against_the_rule_for_its_class() {
        rule("1", TODAY, new StorageRule(Cipher.AES_256_GCM, Map.of(OpeningClass.NEVER, Cipher.SM4_GCM)), minutes(0));
        Digest never = sealed(OpeningClass.NEVER, minutes(10), minutes(11));
        Digest order = sealed(OpeningClass.ORDER, minutes(10), minutes(11));

        assertThat(audit.judge(never, ObjectSuite.SM4_GCM, Optional.empty())).isEqualTo(Judgement.FITS);
        assertThat(audit.judge(never, ObjectSuite.AES_256_GCM, Optional.empty()))
                .isEqualTo(new Judgement.Other("sm4-gcm of class NEVER"));
        assertThat(audit.judge(order, ObjectSuite.AES_256_GCM, Optional.empty()))
                .isEqualTo(Judgement.FITS);
        assertThat(audit.judge(order, ObjectSuite.SM4_GCM, Optional.empty()))
                .isEqualTo(new Judgement.Other("aes-256-gcm of class ORDER"));
    }

    @Test
    void takes_either_cipher_where_the_rule_changed_between_signing_and_entry() {
        rule("1", TODAY, new StorageRule(Cipher.AES_256_GCM), minutes(0));
        rule("2", TODAY.plusDays(1), new StorageRule(Cipher.SM4_GCM), minutes(5));
        Instant midnight = Instant.parse("2026-03-16T16:00:00Z");
        Digest over = sealed(OpeningClass.RESULT, midnight.minusSeconds(600), midnight.plusSeconds(600));
        Digest before = sealed(OpeningClass.RESULT, midnight.minusSeconds(900), midnight.minusSeconds(600));
        Digest after = sealed(OpeningClass.RESULT, midnight.plusSeconds(600), midnight.plusSeconds(900));

        Digest ahead = sealed(OpeningClass.RESULT, midnight.plusSeconds(86_400), midnight.plusSeconds(900));
        assertThat(audit.judge(ahead, ObjectSuite.AES_256_GCM, Optional.empty()))
                .as("signed by a clock that is ahead")
                .isEqualTo(new Judgement.Other("sm4-gcm of class RESULT"));
        for (ObjectSuite suite : ObjectSuite.values()) {
            assertThat(audit.judge(over, suite, Optional.empty())).isEqualTo(Judgement.FITS);
        }
        assertThat(audit.judge(before, ObjectSuite.SM4_GCM, Optional.empty())).isInstanceOf(Judgement.Other.class);
        assertThat(audit.judge(after, ObjectSuite.AES_256_GCM, Optional.empty()))
                .isInstanceOf(Judgement.Other.class);
    }

    @Test
    void says_of_other_files_that_it_is_not_known_when_they_were_stored() {
        take(records.item(records.session()), minutes(0));
        rule("1", TODAY, new StorageRule(Cipher.SM4_GCM), minutes(5));

        assertThat(audit.judge(FILE, ObjectSuite.AES_256_GCM, Optional.of(minutes(1))))
                .as("registered before any rule")
                .isEqualTo(Judgement.FITS);
        assertThat(audit.judge(FILE, ObjectSuite.SM4_GCM, Optional.of(minutes(9))))
                .isEqualTo(Judgement.FITS);
        assertThat(audit.judge(FILE, ObjectSuite.AES_256_GCM, Optional.of(minutes(9))))
                .isEqualTo(new Judgement.Undated(ObjectSuite.SM4_GCM));
        assertThat(audit.judge(FILE, ObjectSuite.AES_256_GCM, Optional.empty()))
                .as("registered by nobody")
                .isEqualTo(new Judgement.Undated(ObjectSuite.SM4_GCM));
    }
}
