/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
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
import org.jianzheng.evidence.time.TimeAuthority;
import org.jianzheng.evidence.time.TimestampVerifier;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Pem;
import org.jianzheng.launcher.identity.TimeAuthorityIdentity;
import org.jianzheng.model.crypto.SignedHash;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.server.checkpoint.Checkpoints;
import org.jianzheng.server.ledger.Call;
import org.jianzheng.server.ledger.Endorsement;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Trouble;
import org.jianzheng.timeauthority.StampIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeStampingTest {
    private static final Instant NOW = Instant.parse("2026-03-16T01:30:04Z");

    @TempDir
    Path folder;

    private final FakeLedger ledger = new FakeLedger();
    private final Records records = new Records(7);
    private final LogFixture.Keys keys = LogFixture.Keys.of("CityMSP", "city.jianzheng.example");
    private final TrustRoot trust = LogFixture.trust(ledger.genesis(), List.of(keys));
    private final CheckpointVerifier verifier = new CheckpointVerifier(trust);
    private final Trouble silence = LogFixture.troubles().of(Kind.TIME_AUTHORITY, "CityMSP");
    private LogStore store;
    private LedgerLog log;
    private CheckpointArchive archive;
    private Cosigner cosigner;
    private CheckpointSigner signer;
    private Checkpoints checkpoints;
    private StampIssuer issuer;
    private TimestampVerifier stamps;
    private int asked;

    @BeforeEach
    void open() throws IOException, GeneralSecurityException {
        store = LogStore.open(folder.resolve("log"));
        log = LedgerLog.open(store);
        archive = new CheckpointArchive(store);
        signer = new CheckpointSigner(trust.origin(), keys.name(), keys.ed25519(), keys.sm2(), Clock.systemUTC());
        cosigner = new Cosigner(verifier, log, signer, archive);
        checkpoints = new Checkpoints(archive, verifier, cosigner, log, Clock.systemUTC());
        CryptoFolder crypto = new CryptoFolder(folder.resolve("crypto"));
        TimeAuthorityIdentity.make(crypto, NOW, new SecureRandom());
        stamps = new TimestampVerifier(List.of(authority(crypto.timeAuthorityRoot())));
        issuer = new StampIssuer(
                new X509CertificateHolder(encoded(crypto.timeAuthorityCertificate())),
                KeyFactory.getInstance("EC")
                        .generatePrivate(new PKCS8EncodedKeySpec(Pem.keyBytes(crypto.timeAuthorityKey()))),
                InstantSource.fixed(NOW),
                new SecureRandom());
    }

    @AfterEach
    void close() {
        log.close();
        store.close();
    }

    @Test
    void has_the_newest_cosigned_checkpoint_stamped_once() throws InterruptedException {
        TimeStamping stamping = asking(this::stamped);
        assertThat(stamping.isDue()).isFalse();
        long block = cosign();
        assertThat(stamping.isDue()).isTrue();
        stamping.stampNewest();
        stamping.stampNewest();

        assertThat(asked).isEqualTo(1);
        assertThat(stamping.isDue()).isFalse();
        assertThat(stamping.newestBlock()).contains(block);
        Checkpoints.Stamped served = checkpoints.earliestStamped(block, 0).orElseThrow();
        assertThat(stamps.verify(
                                served.token(),
                                ByteString.copyFromUtf8(served.note().text()))
                        .latest())
                .isEqualTo(NOW.plus(Duration.ofSeconds(1)));
    }

    @Test
    void the_earliest_stamp_that_covers_an_entry_serves_it() throws InterruptedException {
        TimeStamping stamping = asking(this::stamped);
        long first = cosign();
        stamping.stampNewest();
        cosign();
        long third = cosign();
        stamping.stampNewest();

        assertThat(blockOf(checkpoints.earliestStamped(first, 0))).contains(first);
        assertThat(blockOf(checkpoints.earliestStamped(first, 1))).contains(third);
        assertThat(checkpoints.earliestStamped(first, log.size())).isEmpty();
        assertThat(checkpoints.stamp(third)).isPresent();
    }

    @Test
    void a_silent_authority_is_left_in_peace_for_a_while() throws InterruptedException {
        TimeStamping stamping = asking(request -> {
            asked++;
            throw new AuthoritySilent("nobody is there");
        });
        cosign();
        stamping.stampNewest();
        stamping.stampNewest();

        assertThat(asked).isEqualTo(1);
        assertThat(stamping.trouble()).contains("nobody is there");
        assertThat(silence.lasts()).isTrue();
        assertThat(stamping.newestBlock()).isEmpty();
    }

    @Test
    void keeps_nothing_that_proves_nothing() throws InterruptedException {
        cosign();
        asking(request -> new byte[] {0x30, 0}).stampNewest();
        stamps = new TimestampVerifier(List.of());
        TimeStamping stamping = asking(this::stamped);
        stamping.stampNewest();

        assertThat(stamping.trouble()).hasValueSatisfying(why -> assertThat(why).contains("AUTHORITY"));
        assertThat(stamping.newestBlock()).isEmpty();
    }

    @Test
    void asks_nobody_where_nobody_is_configured() throws InterruptedException {
        cosign();
        TimeStamping stamping = new TimeStamping(checkpoints, archive, Optional.empty());
        stamping.stampNewest();

        assertThat(stamping.isConfigured()).isFalse();
        assertThat(stamping.isDue()).isFalse();
        assertThat(stamping.trouble()).isEmpty();
    }

    private TimeStamping asking(Authority authority) {
        return new TimeStamping(
                checkpoints,
                archive,
                Optional.of(new TimeStamping.Asked(
                        authority, stamps, SignedHash.SHA_256, Duration.ofSeconds(5), new SecureRandom(), silence)));
    }

    private byte[] stamped(byte[] request) throws AuthoritySilent {
        asked++;
        try {
            return issuer.answer(request);
        } catch (IOException e) {
            throw new AuthoritySilent(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Long> blockOf(Optional<Checkpoints.Stamped> stamped) {
        return stamped.map(each -> Checkpoint.parse(each.note().text()).state().block());
    }

    /** One record more, and a checkpoint over it. */
    private long cosign() {
        var endorsed = (Endorsement.Endorsed)
                ledger.endorse(new Call("submit", "envelope", records.item().canonical()));
        ledger.submit(endorsed.transaction());
        for (Block block : ledger.blocks()) {
            log.append(BlockEntries.of(block, "records"));
        }
        Checkpoint body = new Checkpoint(trust.origin(), log.head().orElseThrow());
        SignedNote note = signer.propose(body);
        long last = archive.cosigned(trust.origin().value())
                .load()
                .map(state -> state.size())
                .orElse(0L);
        var cosigned = (AddCheckpointResult.Cosigned) cosigner.add(AddCheckpointRequest.of(log, last, body, note));
        checkpoints.take(note.with(cosigned.signatures()));
        return body.state().block();
    }

    private static TimeAuthority authority(Path root) throws IOException, GeneralSecurityException {
        return new TimeAuthority("Demo", List.of(TimeAuthority.Anchor.of(encoded(root))), true, Optional.empty());
    }

    private static byte[] encoded(Path certificate) throws IOException, GeneralSecurityException {
        return Pem.certificate(certificate).getEncoded();
    }
}
