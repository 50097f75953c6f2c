/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.checkpoint.CheckpointSigner;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.Cosigner;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.checkpoint.Checkpoints;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.settings.GatewaySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FullBundlesTest {
    private static final Map<String, String> REQUIRED = Map.ofEntries(
            Map.entry("jianzheng.organisation", "CityMSP"),
            Map.entry("jianzheng.channel", FakeLedger.CHANNEL),
            Map.entry("jianzheng.data", "data"),
            Map.entry("jianzheng.trust", "trust.json"),
            Map.entry("jianzheng.ledger.endpoint", "127.0.0.1:1"),
            Map.entry("jianzheng.ledger.endorsers", "CityMSP"),
            Map.entry("jianzheng.ledger.tls.key", "key"),
            Map.entry("jianzheng.ledger.identity.key", "key"),
            Map.entry("jianzheng.cosigning.listen", "127.0.0.1:0"),
            Map.entry("jianzheng.cosigning.tls.key", "key"),
            Map.entry("jianzheng.cosigning.keys.sm2", "key"));

    @TempDir
    Path folder;

    @Test
    void refuses_to_show_whole_blocks_unless_the_configuration_says_so() {
        GatewaySettings settings = new Binder(new MapConfigurationPropertySource(REQUIRED))
                .bind("jianzheng", GatewaySettings.class)
                .get();
        FakeLedger ledger = new FakeLedger();
        LogFixture.Keys keys = LogFixture.Keys.of("CityMSP", "city.jianzheng.example");
        TrustRoot trust = LogFixture.trust(ledger.genesis(), List.of(keys));
        CheckpointVerifier verifier = new CheckpointVerifier(trust);
        CheckpointSigner signer =
                new CheckpointSigner(trust.origin(), keys.name(), keys.ed25519(), keys.sm2(), Clock.systemUTC());
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            CheckpointArchive archive = new CheckpointArchive(store);
            Cosigner cosigner = new Cosigner(verifier, log, signer, archive);
            Checkpoints checkpoints = new Checkpoints(archive, verifier, cosigner, log, Clock.systemUTC());
            FullBundles bundles = new FullBundles(log, checkpoints, trust, ledger, settings);

            assertThatThrownBy(() -> bundles.of(new Records(1).item().id()))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.GRADE_NOT_OFFERED));
        }
    }
}
