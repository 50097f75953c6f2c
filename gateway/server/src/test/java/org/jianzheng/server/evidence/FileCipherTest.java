/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.audit.HeadFold;
import org.jianzheng.evidence.object.ObjectSuite;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.StorageRule;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.log.BlockNotice;
import org.jianzheng.server.log.CommittedRecord;
import org.junit.jupiter.api.Test;

class FileCipherTest {
    private static final Instant START = Instant.parse("2026-03-16T01:30:00Z");

    private final Map<HeadKey, JsonObject> heads = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final PrivateKey registrar = PrivateKeys.generate(SignatureAlgorithm.SM2, random);
    private Instant now = START;
    private boolean silent;
    private int asked;
    private final FileCipher cipher = new FileCipher(this::head, () -> now, ObjectSuite.AES_256_GCM);

    private byte[] head(HeadKey key) throws LedgerLost {
        asked++;
        if (silent) {
            throw new LedgerLost("no peer answers");
        }
        return Optional.ofNullable(heads.get(key))
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND, "no head %s", key))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Puts a version of the rule onto the ledger and tells of its block. */
    private void record(String version, LocalDate from, StorageRule.Cipher by) {
        record(version, from, new StorageRule(by));
    }

    private void record(String version, LocalDate from, StorageRule rule) {
        Catalogue body = new Catalogue(new CatalogueVersion("STORAGE", version), from, "示例(虚构)", rule);
        RecordId id = RecordId.generate(() -> now, random);
        ReadableRecord record = ReadableRecord.builder(
                        body, id, new OrganisationId("RegulatorMSP"), now, Salt.random(random))
                .sign(registrar);
        HeadFold.apply(record, key -> Optional.ofNullable(heads.get(key)))
                .forEach(change -> heads.put(change.key(), change.value()));
        TransactionId transaction =
                new TransactionId(HashSuite.SHA_256.digest(new byte[0]).hex());
        CommittedRecord committed = new CommittedRecord(
                id,
                Optional.of(RecordType.REGISTRY_CATALOGUE),
                0,
                1,
                0,
                transaction,
                record.digest().sha256());
        cipher.entered(new BlockNotice(1, List.of(), List.of(committed), 1, false));
    }

    @Test
    void keeps_files_by_the_configured_cipher_while_the_ledger_says_nothing() {
        assertThat(cipher.of(Optional.empty())).isEqualTo(ObjectSuite.AES_256_GCM);
    }

    @Test
    void follows_the_rule_in_force_from_its_first_day_in_china_on() {
        cipher.of(Optional.empty());
        record("1", LocalDate.of(2026, 3, 16), StorageRule.Cipher.SM4_GCM);
        assertThat(cipher.of(Optional.empty())).isEqualTo(ObjectSuite.SM4_GCM);

        record("2", LocalDate.of(2026, 3, 17), StorageRule.Cipher.AES_256_GCM);
        assertThat(cipher.of(Optional.empty())).isEqualTo(ObjectSuite.SM4_GCM);
        now = Instant.parse("2026-03-16T15:59:59Z");
        assertThat(cipher.of(Optional.empty())).isEqualTo(ObjectSuite.SM4_GCM);
        now = Instant.parse("2026-03-16T16:00:00Z");
        assertThat(cipher.of(Optional.empty())).isEqualTo(ObjectSuite.AES_256_GCM);
    }

    @Test
    void keeps_the_readable_parts_of_a_class_by_the_cipher_that_the_rule_has_for_it() {
        record(
                "1",
                LocalDate.of(2026, 3, 16),
                new StorageRule(
                        StorageRule.Cipher.AES_256_GCM, Map.of(OpeningClass.NEVER, StorageRule.Cipher.SM4_GCM)));

        assertThat(cipher.of(Optional.of(OpeningClass.NEVER))).isEqualTo(ObjectSuite.SM4_GCM);
        assertThat(cipher.of(Optional.of(OpeningClass.ORDER))).isEqualTo(ObjectSuite.AES_256_GCM);
        assertThat(cipher.of(Optional.empty())).isEqualTo(ObjectSuite.AES_256_GCM);
    }

    @Test
    void asks_the_ledger_once_a_day_and_after_each_new_catalogue() {
        cipher.of(Optional.empty());
        int first = asked;
        cipher.of(Optional.empty());
        assertThat(asked).isEqualTo(first);

        record("1", LocalDate.of(2026, 3, 16), StorageRule.Cipher.SM4_GCM);
        cipher.of(Optional.empty());
        assertThat(asked).isGreaterThan(first);
    }

    @Test
    void goes_on_by_what_it_knew_while_the_ledger_is_silent_and_asks_again() {
        record("1", LocalDate.of(2026, 3, 16), StorageRule.Cipher.SM4_GCM);
        cipher.of(Optional.empty());
        now = START.plusSeconds(86_400);
        silent = true;
        assertThat(cipher.of(Optional.empty())).isEqualTo(ObjectSuite.SM4_GCM);

        silent = false;
        record("2", LocalDate.of(2026, 3, 17), StorageRule.Cipher.AES_256_GCM);
        assertThat(cipher.of(Optional.empty())).isEqualTo(ObjectSuite.AES_256_GCM);
    }
}
