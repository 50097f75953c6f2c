/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.server.keys.TestAuthority;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.settings.CosigningSettings;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What a gateway in a test is configured with, before the test says what is special about it. */
public final class TrialGateway {
    private TrialGateway() {}

    /** The settings of the city's gateway, whose files lie in this folder. */
    public static void configure(DynamicPropertyRegistry registry, Path folder, TrustRoot trust, LogFixture.Keys keys)
            throws IOException {
        CosigningSettings.Tls tls = new TestAuthority(folder).node("gateway.city.jianzheng.example");
        Path trustFile = Files.write(folder.resolve("trust.json"), trust.canonical());
        Path ed25519 = Files.writeString(folder.resolve("ed25519.key"), PrivateKeys.write(keys.ed25519()));
        Path sm2 = Files.writeString(folder.resolve("sm2.key"), PrivateKeys.write(keys.sm2()));
        registry.add("jianzheng.organisation", () -> "CityMSP");
        registry.add("jianzheng.channel", () -> FakeLedger.CHANNEL);
        registry.add("jianzheng.data", () -> folder.resolve("data"));
        registry.add("jianzheng.trust", () -> trustFile);
        registry.add("jianzheng.ledger.endpoint", () -> "127.0.0.1:1");
        registry.add("jianzheng.ledger.tls.certificate", tls::certificate);
        registry.add("jianzheng.ledger.tls.key", tls::key);
        registry.add("jianzheng.ledger.tls.authority", tls::certificate);
        registry.add("jianzheng.ledger.identity.certificate", tls::certificate);
        registry.add("jianzheng.ledger.identity.key", tls::key);
        registry.add("jianzheng.ledger.endorsers", () -> "CityMSP,CountyMSP");
        registry.add("jianzheng.cosigning.listen", () -> "127.0.0.1:0");
        registry.add("jianzheng.cosigning.tls.certificate", tls::certificate);
        registry.add("jianzheng.cosigning.tls.key", tls::key);
        registry.add(
                "jianzheng.cosigning.tls.authorities", () -> tls.authorities().getFirst());
        registry.add("jianzheng.cosigning.keys.ed25519", () -> ed25519);
        registry.add("jianzheng.cosigning.keys.sm2", () -> sm2);
        registry.add("jianzheng.cosigning.interval", () -> "50ms");
        registry.add("jianzheng.files.keep-free", () -> "0B");
    }
}
