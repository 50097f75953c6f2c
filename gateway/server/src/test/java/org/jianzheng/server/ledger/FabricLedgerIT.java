/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.launcher.channel.Administrator;
import org.jianzheng.launcher.channel.PeerGateway;
import org.jianzheng.launcher.channel.PendingTransaction;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.junit.LedgerNetwork;
import org.jianzheng.launcher.junit.LedgerNetworkHandle;
import org.jianzheng.launcher.topology.MspId;
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
import org.jianzheng.model.sanction.Appeal;
import org.jianzheng.server.keys.PemFiles;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.trouble.Troubles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The ledger behind Fabric's client, with real contracts, keeps the contract that the ledger in memory keeps. */
@LedgerNetwork
class FabricLedgerIT extends LedgerContract {
    private static final OrganisationId CITY_MSP = new OrganisationId("CityMSP");

    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();
    private final LedgerNetworkHandle network;
    private final FabricLedger ledger;
    private final Signer registrar;

    FabricLedgerIT(LedgerNetworkHandle network) {
        this.network = network;
        ledger = ledger(CITY_MSP);
        registrar = registrar(CITY_MSP);
    }

    private FabricLedger ledger(OrganisationId organisation) {
        return FabricLedger.of(settings(organisation), clock, new Troubles(new SimpleMeterRegistry(), clock));
    }

    private Signer registrar(OrganisationId organisation) {
        return PemFiles.signer(network.crypto()
                .checkpointEd25519(organisationOf(organisation).name())
                .resolveSibling("registrar.key"));
    }

    private org.jianzheng.launcher.topology.Organisation organisationOf(OrganisationId msp) {
        return network.topology().members().stream()
                .filter(member -> member.mspId().text().equals(msp.value()))
                .findFirst()
                .orElseThrow();
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

    /** The second lock on decisions: who signed one is asked for each change of it, until the others go on without them. */
    @Test
    void a_kept_decision_changes_only_together_with_its_keeper_or_by_consent_of_administrators() throws Exception {
        try (FabricLedger regulator = ledger(KeptDecision.REGULATOR);
                FabricLedger county = ledger(KeptDecision.COUNTY);
                PeerGateway peer = peer(administrator(KeptDecision.REGULATOR))) {
            KeptDecision decision = new KeptDecision(
                    clock,
                    this::registrar,
                    record -> commit(record.organisation().equals(KeptDecision.COUNTY) ? county : regulator, record));

            assertThat(judged(peer, decision.appeal(Appeal.Step.FILED), CITY_MSP))
                    .as("endorsed by the regulator and the centre, which is enough for any other head")
                    .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
            // The gateway learns from the contracts' answer whom to ask besides.
            commit(regulator, decision.appeal(Appeal.Step.FILED));

            ReadableRecord relief = decision.relief();
            assertThat(judged(peer, relief, CITY_MSP, KeptDecision.REGULATOR))
                    .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
            assertThat(judged(peer, relief, CITY_MSP, KeptDecision.REGULATOR, CITY_MSP))
                    .isEqualTo(TxValidationCode.VALID);
            assertThat(judged(peer, decision.appeal(Appeal.Step.CLOSED), CITY_MSP))
                    .as("the county is asked no more")
                    .isEqualTo(TxValidationCode.VALID);
        }
    }

    /** Has a record endorsed by the regulator's peer and another one, and by administrators, and submits it. */
    private TxValidationCode judged(
            PeerGateway peer, ReadableRecord record, OrganisationId other, OrganisationId... administrators)
            throws Exception {
        PendingTransaction pending = peer.endorse(
                network.topology().chaincode().name(),
                record.canonical(),
                List.of(new MspId(KeptDecision.REGULATOR.value()), new MspId(other.value())));
        for (OrganisationId each : administrators) {
            pending = pending.endorsedBy(administrator(each));
        }
        return peer.submit(pending).code();
    }

    private void commit(FabricLedger by, ReadableRecord record) throws Exception {
        Endorsement answer = by.endorse(new Call("submit", "envelope", record.canonical()));
        assertThat(answer).isInstanceOf(Endorsement.Endorsed.class);
        SignedTransaction transaction = ((Endorsement.Endorsed) answer).transaction();
        by.submit(transaction);
        assertThat(awaitOutcome(transaction.id()).code()).isEqualTo(TxValidationCode.VALID);
    }

    private Administrator administrator(OrganisationId organisation) throws IOException {
        return Administrator.of(organisationOf(organisation), network.crypto());
    }

    private PeerGateway peer(Administrator administrator) throws IOException {
        return new PeerGateway(
                network.topology().channel(),
                administrator.organisation().site().orElseThrow().ledger(),
                network.crypto().tlsAuthority(administrator.organisation().name()),
                administrator,
                random,
                clock);
    }

    private ReadableRecord write(RecordBody body) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        return ReadableRecord.builder(body, RecordId.generate(clock, random), CITY_MSP, now, Salt.random(random))
                .sign(registrar);
    }

    private GatewaySettings settings(OrganisationId organisation) {
        OrganisationName name = organisationOf(organisation).name();
        CryptoFolder crypto = network.crypto();
        Map<String, Object> properties = new HashMap<>();
        properties.put("jianzheng.organisation", organisation.value());
        properties.put("jianzheng.channel", network.topology().channel().text());
        properties.put("jianzheng.chaincode", network.topology().chaincode().name());
        properties.put("jianzheng.data", network.data().root());
        properties.put("jianzheng.trust", network.data().trust());
        properties.put("jianzheng.ledger.endpoint", network.ledger(name.text()).toString());
        properties.put(
                "jianzheng.ledger.endorsers",
                Stream.concat(Stream.of(organisation.value()), Stream.of("CityMSP", "CountyMSP", "RegulatorMSP"))
                        .distinct()
                        .collect(Collectors.joining(",")));
        properties.put("jianzheng.ledger.tls.certificate", crypto.tlsCertificate(name, Node.GATEWAY));
        properties.put("jianzheng.ledger.tls.key", crypto.tlsKey(name, Node.GATEWAY));
        properties.put("jianzheng.ledger.tls.authority", crypto.tlsAuthority(name));
        properties.put("jianzheng.ledger.identity.certificate", crypto.certificate(name, Node.GATEWAY));
        properties.put("jianzheng.ledger.identity.key", crypto.key(name, Node.GATEWAY));
        properties.put("jianzheng.cosigning.listen", "127.0.0.1:0");
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("jianzheng", GatewaySettings.class)
                .get();
    }
}
