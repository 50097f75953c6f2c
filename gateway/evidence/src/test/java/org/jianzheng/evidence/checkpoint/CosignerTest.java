/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.trust.LogOrigin;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.note.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The centre proposes; the supervision office, with a log and a store of its own, cosigns. */
class CosignerTest {
    @TempDir
    Path folder;

    private SignedLog centre;
    private LogStore officeStore;
    private LedgerLog officeLog;
    private CheckpointArchive officeArchive;
    private Cosigner office;

    @BeforeEach
    void begin() {
        centre = new SignedLog(folder.resolve("centre"));
        new SignedRecords(centre);
        officeStore = LogStore.open(folder.resolve("office"));
        officeLog = LedgerLog.open(officeStore);
        officeArchive = new CheckpointArchive(officeStore);
        office = cosigner(centre.regulator().signer(centre.trust().origin(), centre.clock()));
        follow();
    }

    @AfterEach
    void end() {
        officeLog.close();
        officeStore.close();
        centre.close();
    }

    @Test
    void cosigns_what_its_own_log_says_and_remembers_it() {
        AddCheckpointResult first = office.add(request(0).toString());
        assertThat(first.status()).isEqualTo(200);
        SignedNote cosigned = note().with(SignedNote.parseSignatures(first.body()));
        assertThat(new CheckpointVerifier(centre.trust())
                        .verify(cosigned)
                        .quorum()
                        .signed())
                .containsExactly("RegulatorMSP");
        long size = centre.log().size();
        grow();
        follow();
        AddCheckpointResult again = office.add(request(0).toString());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.contentType()).isEqualTo("text/x.tlog.size");
        assertThat(again.body()).isEqualTo(size + "\n");
        assertThat(office.add(request(size).toString()).status()).isEqualTo(200);
        assertThat(office.add(request(centre.log().size()).toString()).status()).isEqualTo(200);
        assertThat(cosigner(centre.regulator().signer(centre.trust().origin(), centre.clock()))
                        .add(request(size).toString()))
                .isEqualTo(new AddCheckpointResult.Conflict(centre.log().size()));
    }

    @Test
    void refuses_a_proof_that_does_not_show_growth() {
        office.add(request(0).toString());
        long size = centre.log().size();
        grow();
        follow();
        AddCheckpointRequest good = request(size);
        List<Hash> proof = new ArrayList<>(good.proof());
        proof.set(0, centre.log().head().orElseThrow().sm3().log());
        AddCheckpointResult result = office.add(new AddCheckpointRequest(size, proof, good.note()).toString());
        assertThat(result.status()).isEqualTo(422);
        assertThat(result.body()).startsWith("INCONSISTENT");
        assertThat(office.add(new AddCheckpointRequest(size, List.of(), good.note()).toString())
                        .status())
                .isEqualTo(422);
        assertThat(office.add(good.toString()).status()).isEqualTo(200);
    }

    @Test
    void refuses_unknown_logs_strangers_and_malformed_requests() {
        Checkpoint body = centre.body();
        LogOrigin elsewhere = new LogOrigin("jianzheng.example/other/0123456789abcdef");
        Checkpoint other = new Checkpoint(elsewhere, body.state());
        SignedNote unknown = centre.city().signer(elsewhere, centre.clock()).propose(other);
        assertThat(office.add(new AddCheckpointRequest(0, List.of(), unknown).toString())
                        .status())
                .isEqualTo(404);
        try (SignedLog stranger = new SignedLog(folder.resolve("stranger"))) {
            SignedNote forged =
                    stranger.city().signer(body.origin(), centre.clock()).propose(body);
            assertThat(office.add(new AddCheckpointRequest(0, List.of(), forged).toString())
                            .status())
                    .isEqualTo(403);
        }
        for (String malformed : List.of(
                "",
                "old\n\n" + note(),
                "old -1\n\n" + note(),
                "old 01\n\n" + note(),
                "old 0\n" + note(),
                "old 0\nAAAA\n\n" + note(),
                "old 9\n\n" + note(),
                "old 0\n\n" + note().toString().replace("sm3 ", "SM3 "))) {
            assertThat(office.add(malformed).status()).as(malformed).isEqualTo(400);
        }
        assertThat(officeArchive.cosigned(body.origin().value()).load()).isEmpty();
    }

    @Test
    void keeps_both_sides_of_a_fork_and_signs_neither() {
        grow();
        LogBlock next = lastBlock();
        LogBlock tampered = new LogBlock(next.number(), next.headerHash(), next.commitHash(), List.of());
        officeLog.append(tampered);
        AddCheckpointResult result = office.add(request(0).toString());
        assertThat(result.status()).isEqualTo(422);
        assertThat(result.body()).startsWith("FORK");
        assertThat(officeArchive.forks()).singleElement().satisfies(fork -> {
            assertThat(fork.block()).isEqualTo(next.number());
            assertThat(fork.notes()).hasSize(2);
            assertThat(fork.notes())
                    .extracting(SignedNote::text)
                    .contains(centre.body().text());
        });
        assertThat(office.compare(note())).isTrue();
        assertThat(officeArchive.forks()).hasSize(1);
        assertThat(officeArchive.cosigned(centre.trust().origin().value()).load())
                .isEmpty();
    }

    @Test
    void does_not_cosign_a_block_that_its_own_peer_has_not_reached() {
        grow();
        AddCheckpointResult result = office.add(request(0).toString());
        assertThat(result.status()).isEqualTo(503);
        assertThat(result.body()).startsWith("NOT_YET");
        assertThat(office.compare(note())).isFalse();
        follow();
        assertThat(office.add(request(0).toString()).status()).isEqualTo(200);
    }

    @Test
    void its_state_is_kept_before_anything_is_signed() {
        Signer sm2 = PrivateKeys.generate(SignatureAlgorithm.SM2, centre.random());
        Signer ed25519 = PrivateKeys.generate(SignatureAlgorithm.ED25519, centre.random());
        Signer failing = new Signer() {
            @Override
            public PublicKey publicKey() {
                return ed25519.publicKey();
            }

            @Override
            public byte[] sign(byte[] message) {
                throw new IllegalStateException("the key is gone");
            }
        };
        Cosigner broken =
                cosigner(new CheckpointSigner(centre.trust().origin(), "regulator", failing, sm2, centre.clock()));
        AddCheckpointRequest request = request(0);
        assertThatThrownBy(() -> broken.add(request)).hasMessage("the key is gone");
        assertThat(officeArchive.cosigned(centre.trust().origin().value()).load())
                .contains(new CosignedState(
                        centre.log().size(),
                        centre.log().head().orElseThrow().sha256().log(),
                        centre.log().head().orElseThrow().block()));
    }

    @Test
    void the_archive_gathers_cosignatures_of_one_text_and_refuses_a_second_text_for_a_block() {
        Checkpoint body = centre.body();
        SignedNote bare = centre.city().signer(body.origin(), centre.clock()).propose(body);
        officeArchive.keep(body, bare);
        AddCheckpointResult result = office.add(request(0));
        SignedNote kept = officeArchive.keep(body, bare.with(SignedNote.parseSignatures(result.body())));
        assertThat(kept.signatures()).hasSize(3);
        assertThat(officeArchive.newest()).contains(kept);
        assertThat(officeArchive.at(body.state().block())).contains(kept);
        assertThat(officeArchive.at(body.state().block() + 1)).isEmpty();
        assertThat(officeArchive.blocks(0, 10)).containsExactly(body.state().block());
        grow();
        Checkpoint forged = new Checkpoint(
                body.origin(),
                new LogState(
                        body.state().block(),
                        body.state().headerHash(),
                        Optional.empty(),
                        centre.body().state().size(),
                        centre.body().state().sha256(),
                        centre.body().state().sm3()));
        SignedNote second = centre.city().signer(body.origin(), centre.clock()).propose(forged);
        assertThatThrownBy(() -> officeArchive.keep(forged, second)).hasMessageStartingWith("FORK");
        assertThat(officeArchive.forks()).hasSize(1);
        assertThat(officeArchive.newest()).contains(kept);
    }

    private Cosigner cosigner(CheckpointSigner signer) {
        return new Cosigner(new CheckpointVerifier(centre.trust()), officeLog, signer, officeArchive);
    }

    private SignedNote note() {
        return centre.city().signer(centre.trust().origin(), centre.clock()).propose(centre.body());
    }

    private AddCheckpointRequest request(long oldSize) {
        return AddCheckpointRequest.of(centre.log(), oldSize, centre.body(), note());
    }

    /** The centre goes on by a few blocks; the office follows up to the one before the last. */
    private void grow() {
        centre.append(new SignedRecords(centre).organisation());
        for (long number = officeLog.nextBlock(); number < centre.log().nextBlock() - 1; number++) {
            officeLog.append(block(number));
        }
    }

    private void follow() {
        for (long number = officeLog.nextBlock(); number < centre.log().nextBlock(); number++) {
            officeLog.append(block(number));
        }
    }

    private LogBlock lastBlock() {
        return block(centre.log().nextBlock() - 1);
    }

    private LogBlock block(long number) {
        LedgerLog log = centre.log();
        long from = number == 0 ? 0 : log.state(number - 1).orElseThrow().size();
        List<LogEntry> entries = new ArrayList<>();
        for (long position = from; position < log.state(number).orElseThrow().size(); position++) {
            entries.add(LogEntry.parse(log.entry(position).orElseThrow()));
        }
        return new LogBlock(
                number,
                log.state(number).orElseThrow().headerHash(),
                log.state(number).orElseThrow().commitHash(),
                entries);
    }
}
