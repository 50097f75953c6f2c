/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.answer.BlockRange;
import org.jianzheng.evidence.answer.HeadRecords;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.KeyHead;
import org.jianzheng.model.registry.Revocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFoldTest {
    @TempDir
    Path folder;

    private SignedLog log;
    private KeyId key;
    private long registered;
    private long revoked;

    @BeforeEach
    void fill() {
        log = new SignedLog(folder);
        SignedRecords records = new SignedRecords(log);
        PrivateKey witness = PrivateKeys.generate(SignatureAlgorithm.ED25519, log.random());
        key = witness.publicKey().keyId();
        PrivateKey registrar = log.city().registrar();
        log.append(records.key(witness, Role.CENTRE_WITNESS, Duration.ofDays(30), registrar));
        registered = log.body().state().block();
        log.append(records.item(records.session()));
        log.append(records.sign(new Revocation(key, "调离", log.clock().instant()), registrar));
        revoked = log.body().state().block();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void folds_the_state_of_a_key_as_of_every_block() {
        List<AnswerSummary> all = List.of(proved(AnswerRequest.all(indexKey())));
        assertThat(StateFold.of(head(), new AsOf.Block(registered - 1), all).head())
                .isEmpty();
        PastState standing = StateFold.of(head(), new AsOf.Block(revoked - 1), all);
        KeyHead then = KeyHead.fromJson(standing.head().orElseThrow());
        assertThat(then.role()).isEqualTo(Role.CENTRE_WITNESS);
        assertThat(then.revokedFrom()).isEmpty();
        assertThat(standing.steps()).hasSize(1);
        PastState gone = StateFold.of(head(), new AsOf.Block(revoked), all);
        assertThat(KeyHead.fromJson(gone.head().orElseThrow()).revokedFrom()).isPresent();
        assertThat(gone.steps()).extracting(step -> step.entry().block()).containsExactly(registered, revoked);
    }

    @Test
    void goes_by_the_ledger_time_where_a_time_is_asked_for() {
        List<AnswerSummary> all = List.of(proved(AnswerRequest.all(indexKey())));
        Instant before = SignedLog.START.plusSeconds(revoked).minusNanos(1);
        assertThat(StateFold.of(head(), new AsOf.LedgerTime(before), all).steps())
                .hasSize(1);
        assertThat(StateFold.of(head(), AsOf.parse("2026-03-16T02:00:00Z"), all).steps())
                .hasSize(2);
        assertThat(AsOf.parse("17")).isEqualTo(new AsOf.Block(17));
    }

    @Test
    void folds_nothing_that_is_not_shown_to_be_all() {
        AnswerSummary early = proved(AnswerRequest.all(indexKey()).in(new BlockRange(0, revoked - 1)));
        AsOf after = new AsOf.Block(revoked);
        assertThat(StateFold.of(head(), new AsOf.Block(revoked - 1), List.of(early))
                        .steps())
                .hasSize(1);
        assertThatThrownBy(() -> StateFold.of(head(), after, List.of(early)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("all records under ref " + key);
        AnswerSummary other = proved(AnswerRequest.all(new IndexKey(IndexName.LOT, "none")));
        assertThatThrownBy(() -> StateFold.of(head(), after, List.of(other))).isInstanceOf(Refusal.class);
        AsOf later = new AsOf.Block(revoked + 1);
        AnswerSummary all = proved(AnswerRequest.all(indexKey()));
        assertThatThrownBy(() -> StateFold.of(head(), later, List.of(all))).isInstanceOf(Refusal.class);
    }

    private HeadKey head() {
        return KeyHead.key(key);
    }

    private IndexKey indexKey() {
        return HeadRecords.keyOf(head());
    }

    private AnswerSummary proved(AnswerRequest request) {
        IndexAnswer answer = log.answer(request);
        return new AnswerVerifier(log.trust())
                .verify(answer.canonical())
                .answer()
                .orElseThrow();
    }
}
