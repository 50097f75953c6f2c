/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
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
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the batch lane together. */
@Configuration(proxyBeanMethods = false)
class BatchConfiguration {

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
