/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.intake.RecordStatus;
import org.jianzheng.server.keys.PemFiles;
import org.jianzheng.server.proof.Bundles;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.storage.RocksStore;
import org.jianzheng.server.storage.Store;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Troubles;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Puts the batch lane together. */
@Configuration(proxyBeanMethods = false)
class BatchConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Items that have a receipt: they must not be lost. */
    @Bean
    Store batchTables(GatewaySettings settings) {
        return RocksStore.open(settings.data().resolve("batches"), RocksStore.Durability.SYNCED, BatchStore.TABLES);
    }

    @Bean
    BatchStore batchStore(Store batchTables) {
        return new BatchStore(batchTables);
    }

    @Bean
    ReplicaStore replicaStore(Store batchTables, GatewaySettings settings) {
        return new ReplicaStore(batchTables, OrganisationId.parse(settings.organisation()));
    }

    @Bean
    BatchesForPeers batchesForPeers(BatchStore batchStore, ReplicaStore replicas) {
        return new BatchesForPeers(batchStore, replicas);
    }

    @Bean
    PeerBatches peerBatches(GatewaySettings settings, SSLContext cosigningTls) {
        Map<OrganisationId, URI> peers = new HashMap<>();
        settings.cosigning()
                .peers()
                .forEach((organisation, address) -> peers.put(OrganisationId.parse(organisation), address));
        return new PeerBatches(peers, cosigningTls, PATIENCE);
    }

    @Bean
    @ConditionalOnProperty(name = "jianzheng.batches.replicate", matchIfMissing = true)
    ReplicationLoop replicationLoop(
            Copied copied,
            PeerBatches peers,
            GatewaySettings settings,
            Troubles troubles,
            InstantSource clock,
            MeterRegistry registry) {
        Replication replication = new Replication(
                copied.log(),
                copied.batches(),
                copied.replicas(),
                peers,
                new Replication.Terms(
                        settings.batches().maxReplica().toBytes(),
                        settings.data().resolve("incoming-batches"),
                        organisation -> troubles.of(Kind.REPLICA, organisation.value())),
                clock);
        registry.gauge("jianzheng.batches.outstanding", replication, Replication::outstanding);
        return new ReplicationLoop(replication);
    }

    /** Where copies come from and go to. */
    @Component
    record Copied(LedgerLog log, BatchStore batches, ReplicaStore replicas) {}

    @Bean
    ItemProofs itemProofs(BatchStore batchStore, Bundles bundles) {
        return new ItemProofs(batchStore, bundles);
    }

    @Bean
    @ConditionalOnProperty("jianzheng.batches.key")
    BatchLane batchLane(
            BatchStore batchStore, Intake intake, GatewaySettings settings, SecureRandom random, InstantSource clock) {
        Platform platform = new Platform(
                OrganisationId.parse(settings.organisation()),
                PemFiles.signer(settings.batches().requireKey()),
                random,
                clock);
        ClosedBatches closed = new ClosedBatches(batchStore);
        BatchBook book = new BatchBook(batchStore, closed, platform, settings.batches());
        return new BatchLane(book, new BatchDelivery(closed, lane(intake), platform));
    }

    private static BatchDelivery.RecordLane lane(Intake intake) {
        return new BatchDelivery.RecordLane() {
            @Override
            public void accept(ReadableRecord record) {
                intake.accept(record);
            }

            @Override
            public Optional<RecordStatus> status(RecordId id) {
                return intake.status(id);
            }
        };
    }
}
