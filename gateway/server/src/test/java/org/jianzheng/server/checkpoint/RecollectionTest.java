/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.checkpoint.AddCheckpointRequest;
import org.jianzheng.evidence.checkpoint.AddCheckpointResult;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.checkpoint.CheckpointSigner;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.CosignedState;
import org.jianzheng.evidence.checkpoint.Cosigner;
import org.jianzheng.evidence.log.BlockEntries;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.server.ledger.Call;
import org.jianzheng.server.ledger.Endorsement;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.LogFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the regulator signs after its data came back from a backup, or are gone. */
class RecollectionTest {
    @TempDir
    Path folder;

    private final FakeLedger ledger = new FakeLedger();
    private final Records records = new Records(41);
    private final List<LogFixture.Keys> keys = List.of(
            LogFixture.Keys.of("CityMSP", "city.jianzheng.example"),
            LogFixture.Keys.of("CountyMSP", "county.jianzheng.example"),
            LogFixture.Keys.of("RegulatorMSP", "regulator.jianzheng.example"));
    private final TrustRoot trust = LogFixture.trust(ledger.genesis(), keys);
    private final List<Office> offices = new ArrayList<>();

    /** An organisation's log and cosigner. */
    private final class Office implements AutoCloseable {
        private final LogStore store;
        private final LedgerLog log;
        private final CheckpointArchive archive;
        private final CheckpointSigner signer;
        private final Cosigner cosigner;

        Office(int key, String name) {
            store = LogStore.open(folder.resolve(name));
            log = LedgerLog.open(store);
            archive = new CheckpointArchive(store);
            LogFixture.Keys own = keys.get(key);
            signer = new CheckpointSigner(trust.origin(), own.name(), own.ed25519(), own.sm2(), Clock.systemUTC());
            cosigner = new Cosigner(new CheckpointVerifier(trust), log, signer, archive);
            offices.add(this);
        }

        Office follows(FakeLedger blocks) {
            for (Block block : blocks.blocks()) {
                log.append(BlockEntries.of(block, "records"));
            }
            return this;
        }

        Checkpoint body() {
            return new Checkpoint(trust.origin(), log.head().orElseThrow());
        }

        SignedNote proposal() {
            return signer.propose(body());
        }

        /** Asks a cosigner as gateways do: once more with the size that it names. */
        AddCheckpointResult ask(Cosigner asked) {
            AddCheckpointResult result = asked.add(AddCheckpointRequest.of(log, 0, body(), proposal()));
            return result instanceof AddCheckpointResult.Conflict conflict
                            && conflict.size() <= body().state().size()
                    ? asked.add(AddCheckpointRequest.of(log, conflict.size(), body(), proposal()))
                    : result;
        }

        SignedNote signedBy(Office... others) {
            SignedNote note = proposal();
            for (Office other : others) {
                note = note.with(((AddCheckpointResult.Cosigned) ask(other.cosigner)).signatures());
            }
            return note;
        }

        CosignedState last() {
            return archive.cosigned(trust.origin().value()).load().orElseThrow();
        }

        @Override
        public void close() {
            log.close();
            store.close();
        }
    }

    private record Peer(String organisation, Newest newest) implements PeerGateway {
        @Override
        public List<NoteSignature> cosign(Checkpoint body, SignedNote note, Duration patience) {
            return List.of();
        }

        @Override
        public void bring(SignedNote note) {}
    }

    private void commit() {
        var endorsed = (Endorsement.Endorsed)
                ledger.endorse(new Call("submit", "envelope", records.item().canonical()));
        ledger.submit(endorsed.transaction());
    }

    private Path mark() throws Exception {
        Path mark = folder.resolve(Recollection.MARK);
        return Files.exists(mark) ? mark : Files.createFile(mark);
    }

    private Recollection recollection(Office office, PeerGateway.Newest city, PeerGateway.Newest county) {
        return new Recollection(
                office.cosigner,
                new CheckpointVerifier(trust),
                new OrganisationId("RegulatorMSP"),
                List.of(new Peer("CityMSP", city), new Peer("CountyMSP", county)),
                folder.resolve(Recollection.MARK));
    }

    private static void finish(Recollection recollection, Office office) throws InterruptedException {
        recollection.start();
        for (int i = 0; i < 6_000 && office.cosigner.held().isPresent(); i++) {
            Thread.sleep(10);
        }
        recollection.stop();
        assertThat(office.cosigner.held()).isEmpty();
    }

    @AfterEach
    void close() {
        offices.forEach(Office::close);
    }

    @Test
    void a_restored_key_never_signs_what_contradicts_a_checkpoint_that_it_has_signed_after_the_backup()
            throws Exception {
        commit();
        Office city = new Office(0, "city").follows(ledger);
        Office regulator = new Office(2, "regulator").follows(ledger);
        SignedNote signed = city.signedBy(city, regulator);
        // The backup was made before: the restored store knows nothing of that checkpoint, and its peer was led
        // elsewhere.
        mark();
        FakeLedger elsewhere = new FakeLedger();
        elsewhere.changeEpoch();
        for (int i = 0; i < 2; i++) {
            var endorsed = (Endorsement.Endorsed) elsewhere.endorse(
                    new Call("submit", "envelope", records.item().canonical()));
            elsewhere.submit(endorsed.transaction());
        }
        Office restored = new Office(2, "back").follows(elsewhere);
        Office misled = new Office(0, "misled").follows(elsewhere);
        Recollection recollection =
                recollection(restored, new PeerGateway.Newest.Has(signed), new PeerGateway.Newest.None());
        assertThat(misled.ask(restored.cosigner).status()).isEqualTo(503);
        finish(recollection, restored);
        assertThat(restored.last()).isEqualTo(regulator.last());
        assertThat(misled.ask(restored.cosigner)).isInstanceOf(AddCheckpointResult.Refused.class);
        assertThat(restored.cosigner.compare(signed)).isTrue();
        assertThat(restored.archive.forks()).isEmpty();
        assertThat(restored.cosigner.held())
                .hasValueSatisfying(why -> assertThat(why).contains("contradicts"));
    }

    @Test
    void a_restored_key_goes_on_signing_what_extends_what_it_has_signed() throws Exception {
        commit();
        Office city = new Office(0, "city").follows(ledger);
        Office regulator = new Office(2, "regulator").follows(ledger);
        SignedNote signed = city.signedBy(city, regulator);
        mark();
        commit();
        city.follows(ledger);
        Office restored = new Office(2, "back").follows(ledger);
        finish(recollection(restored, new PeerGateway.Newest.Has(signed), new PeerGateway.Newest.None()), restored);
        assertThat(city.ask(restored.cosigner)).isInstanceOf(AddCheckpointResult.Cosigned.class);
        assertThat(restored.last().size()).isEqualTo(2);
        assertThat(folder.resolve(Recollection.MARK)).doesNotExist();
    }

    @Test
    void after_a_restore_everybody_must_have_answered() throws Exception {
        commit();
        mark();
        Office restored = new Office(2, "back").follows(ledger);
        Recollection recollection =
                recollection(restored, new PeerGateway.Newest.None(), new PeerGateway.Newest.Away());
        recollection.ask();
        assertThat(recollection.isDone()).isFalse();
        assertThat(restored.cosigner.held())
                .hasValueSatisfying(why -> assertThat(why).contains("CountyMSP"));
        assertThat(folder.resolve(Recollection.MARK)).exists();
    }

    @Test
    void at_the_very_first_start_a_quorum_is_enough() throws Exception {
        Office fresh = new Office(2, "fresh").follows(ledger);
        Recollection alone = recollection(fresh, new PeerGateway.Newest.Away(), new PeerGateway.Newest.Away());
        alone.ask();
        assertThat(alone.isDone()).isFalse();
        finish(recollection(fresh, new PeerGateway.Newest.None(), new PeerGateway.Newest.Away()), fresh);
    }

    @Test
    void one_cosigner_alone_cannot_silence_another_with_a_checkpoint_of_its_own() throws Exception {
        commit();
        Office city = new Office(0, "city").follows(ledger);
        SignedNote alone = city.signedBy(city);
        mark();
        Office restored = new Office(2, "back").follows(ledger);
        finish(recollection(restored, new PeerGateway.Newest.Has(alone), new PeerGateway.Newest.None()), restored);
        assertThat(restored.cosigner.remembers()).isFalse();
    }

    @Test
    void who_remembers_signs_at_once() {
        commit();
        Office city = new Office(0, "city").follows(ledger);
        Office regulator = new Office(2, "regulator").follows(ledger);
        SignedNote signed = city.signedBy(city, regulator);
        assertThat(signed.signatures()).hasSize(5);
        Recollection recollection =
                recollection(regulator, new PeerGateway.Newest.Away(), new PeerGateway.Newest.Away());
        assertThat(recollection.getPhase()).isPositive();
        assertThat(regulator.cosigner.held()).isEmpty();
    }
}
