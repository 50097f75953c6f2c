/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.checkpoint.AddCheckpointRequest;
import org.jianzheng.evidence.checkpoint.AddCheckpointResult;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.checkpoint.CheckpointSigner;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.Cosigner;
import org.jianzheng.evidence.log.BlockEntries;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.server.ledger.Call;
import org.jianzheng.server.ledger.Endorsement;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.settings.CosigningSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Three organisations' gateways, as far as checkpoints go, over one ledger in memory. */
abstract class CosigningScenario {
    static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    final FakeLedger ledger = new FakeLedger();
    final Records records = new Records(5);
    final List<LogFixture.Keys> keys = List.of(
            LogFixture.Keys.of("CityMSP", "city.jianzheng.example"),
            LogFixture.Keys.of("CountyMSP", "county.jianzheng.example"),
            LogFixture.Keys.of("RegulatorMSP", "regulator.jianzheng.example"));
    final TrustRoot trust = LogFixture.trust(ledger.genesis(), keys);
    final Map<String, Gateway> gateways = new HashMap<>();

    Gateway city;
    Gateway county;
    Gateway regulator;

    /** One organisation's gateway as far as checkpoints go; a peer of the others. */
    final class Gateway implements PeerGateway {
        final String organisation;
        final LogStore store;
        final LedgerLog log;
        final Cosigner cosigner;
        final Checkpoints checkpoints;
        final CheckpointVerifier verifier = new CheckpointVerifier(trust);
        final CheckpointSigner signer;
        volatile boolean up = true;

        Gateway(LogFixture.Keys key) {
            organisation = key.organisation();
            store = LogStore.open(folder.resolve(organisation));
            log = LedgerLog.open(store);
            signer = new CheckpointSigner(trust.origin(), key.name(), key.ed25519(), key.sm2(), Clock.systemUTC());
            CheckpointArchive archive = new CheckpointArchive(store);
            cosigner = new Cosigner(verifier, log, signer, archive);
            checkpoints = new Checkpoints(archive, verifier, cosigner, log, Clock.systemUTC());
        }

        Proposing proposing() {
            return new Proposing(
                    log,
                    verifier,
                    signer,
                    cosigner,
                    checkpoints,
                    gateways.values().stream()
                            .filter(other -> other != this)
                            .<PeerGateway>map(other -> other)
                            .toList());
        }

        void propose() throws InterruptedException {
            try (Proposing proposing = proposing()) {
                proposing.propose(log.head().orElseThrow());
                // What is brought to the others is on its way when this returns.
                Thread.sleep(50);
            }
        }

        void catchUp() {
            for (Block block : ledger.blocks()) {
                log.append(BlockEntries.of(block, "records"));
            }
        }

        @Override
        public String organisation() {
            return organisation;
        }

        @Override
        public List<NoteSignature> cosign(Checkpoint body, SignedNote note, Duration patience) {
            if (!up) {
                return List.of();
            }
            AddCheckpointResult result = cosigner.add(AddCheckpointRequest.of(log, 0, body, note));
            if (result instanceof AddCheckpointResult.Conflict conflict
                    && conflict.size() <= body.state().size()) {
                result = cosigner.add(AddCheckpointRequest.of(log, conflict.size(), body, note));
            }
            return result instanceof AddCheckpointResult.Cosigned cosigned ? cosigned.signatures() : List.of();
        }

        @Override
        public void bring(SignedNote note) {
            if (up) {
                checkpoints.take(note);
            }
        }

        @Override
        public Newest newest() {
            return up
                    ? checkpoints
                            .newest()
                            .<Newest>map(kept -> new Newest.Has(kept.note()))
                            .orElseGet(Newest.None::new)
                    : new Newest.Away();
        }
    }

    @BeforeEach
    void open() {
        city = gateway(0);
        county = gateway(1);
        regulator = gateway(2);
        commit();
    }

    Gateway gateway(int number) {
        Gateway gateway = new Gateway(keys.get(number));
        gateways.put(gateway.organisation, gateway);
        return gateway;
    }

    @AfterEach
    void close() {
        gateways.values().forEach(gateway -> {
            gateway.log.close();
            gateway.store.close();
        });
    }

    void commit() {
        var endorsed = (Endorsement.Endorsed)
                ledger.endorse(new Call("submit", "envelope", records.item().canonical()));
        ledger.submit(endorsed.transaction());
        gateways.values().forEach(Gateway::catchUp);
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the condition came in time").isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    CheckpointRounds rounds(Gateway gateway) {
        return rounds(gateway, Optional.of(new Rotation(List.copyOf(gateways.keySet()), gateway.organisation)));
    }

    CheckpointRounds rounds(Gateway gateway, Optional<Rotation> rotation) {
        CosigningSettings settings = new CosigningSettings(
                "127.0.0.1:0",
                new CosigningSettings.Tls(folder, folder, List.of(folder)),
                new CosigningSettings.Keys(folder, folder),
                Map.of(),
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Duration.ofMillis(100),
                Duration.ofMinutes(10));
        return new CheckpointRounds(gateway.log, gateway.checkpoints, gateway.proposing(), size -> rotation, settings);
    }
}
