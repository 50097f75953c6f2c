/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.junit.LedgerNetwork;
import org.jianzheng.launcher.junit.LedgerNetworkHandle;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.OrganisationKind;
import org.jianzheng.server.keys.PemFiles;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.trouble.Troubles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The ledger behind Fabric's client, with real contracts, keeps the contract that the ledger in memory keeps. */
@LedgerNetwork
class FabricLedgerIT extends LedgerContract {
    private static final OrganisationName CITY = new OrganisationName("city");
    private static final OrganisationId CITY_MSP = new OrganisationId("CityMSP");

    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();
    private final FabricLedger ledger;
    private final Signer registrar;

    FabricLedgerIT(LedgerNetworkHandle network) {
        ledger = FabricLedger.of(settings(network), clock, new Troubles(new SimpleMeterRegistry(), clock));
        registrar = PemFiles.signer(network.crypto().checkpointEd25519(CITY).resolveSibling("registrar.key"));
    }

    @BeforeEach
    void register_the_city() throws Exception {
        Organisation city = new Organisation(
                CITY_MSP,
                new Organisation.Name("某市公共资源交易中心（示例）", "City trading centre (sample)"),
                OrganisationKind.TRADING_CENTRE,
                Optional.empty(),
                registrar.publicKey());
        switch (ledger.endorse(new Call("submit", "envelope", write(city).canonical()))) {
            case Endorsement.Endorsed endorsed -> {
                ledger.submit(endorsed.transaction());
                awaitOutcome(endorsed.transaction().id());
            }
            // The network is shared: an earlier test has registered it.
            case Endorsement.Refused refused ->
                assertThat(refused.refusal().sentence()).contains("CityMSP");
            case Endorsement.Diverged diverged -> throw new AssertionError(diverged.reason());
            case Endorsement.Unavailable unavailable -> throw new AssertionError(unavailable.reason());
        }
    }

    @AfterEach
    void disconnect() {
        ledger.close();
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    /** The registration of a key that nobody has seen before. */
    @Override
    protected ReadableRecord acceptable() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return write(new KeyRegistration(
                PrivateKeys.generate(SignatureAlgorithm.SM2, random).publicKey(),
                new Holder.Person(PersonRef.random(random)),
                Role.CENTRE_STAFF,
                now,
                now.plus(Duration.ofDays(30)),
                Optional.empty(),
                Optional.empty()));
    }

    private ReadableRecord write(RecordBody body) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        return ReadableRecord.builder(body, RecordId.generate(clock, random), CITY_MSP, now, Salt.random(random))
                .sign(registrar);
    }

    private static GatewaySettings settings(LedgerNetworkHandle network) {
        CryptoFolder crypto = network.crypto();
        Map<String, Object> properties = new HashMap<>();
        properties.put("jianzheng.organisation", "CityMSP");
        properties.put("jianzheng.channel", network.topology().channel().text());
        properties.put("jianzheng.chaincode", network.topology().chaincode().name());
        properties.put("jianzheng.data", network.data().root());
        properties.put("jianzheng.trust", network.data().trust());
        properties.put("jianzheng.ledger.endpoint", network.ledger("city").toString());
        properties.put("jianzheng.ledger.endorsers", "CityMSP,CountyMSP,RegulatorMSP");
        properties.put("jianzheng.ledger.tls.certificate", crypto.tlsCertificate(CITY, Node.GATEWAY));
        properties.put("jianzheng.ledger.tls.key", crypto.tlsKey(CITY, Node.GATEWAY));
        properties.put("jianzheng.ledger.tls.authority", crypto.tlsAuthority(CITY));
        properties.put("jianzheng.ledger.identity.certificate", crypto.certificate(CITY, Node.GATEWAY));
        properties.put("jianzheng.ledger.identity.key", crypto.key(CITY, Node.GATEWAY));
        properties.put("jianzheng.cosigning.listen", "127.0.0.1:0");
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("jianzheng", GatewaySettings.class)
                .get();
    }
}
