/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.log.BlockFollower;
import org.jianzheng.server.log.Coverage;
import org.jianzheng.server.log.RecordIndex;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.storage.RocksStore;
import org.jianzheng.server.storage.Store;
import org.jianzheng.server.trouble.Troubles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts intake together. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    /** Acknowledged records: the one store that must not be lost. */
    @Bean
    Store intentTables(GatewaySettings settings) {
        return RocksStore.open(settings.data().resolve("intents"), RocksStore.Durability.SYNCED, IntentStore.TABLES);
    }

    @Bean
    Desk desk(
            Store intentTables,
            RecordIndex index,
            MeterRegistry registry,
            GatewaySettings settings,
            Troubles troubles,
            InstantSource clock) {
        Pending pending = new Pending(
                settings.intake().maxWaiting(),
                settings.intake().maxWaitingSize().toBytes());
        OnTheWay onTheWay = new OnTheWay(settings.intake().resubmit());
        LaneMetrics metrics = new LaneMetrics(registry, troubles, settings.organisation());
        return new Desk(new IntentStore(intentTables), pending, onTheWay, index, metrics, clock);
    }

    @Bean
    Intake intake(GatewaySettings settings, Desk desk, Coverage coverage) {
        return new Intake(new OrganisationId(settings.organisation()), desk, coverage);
    }

    @Bean
    SubmissionLane submissionLane(
            Ledger ledger, Desk desk, GatewaySettings settings, InstantSource clock, RandomGenerator random) {
        Divergence divergence = new Divergence(ledger, settings.ledger().endorsers(), desk.metrics());
        return new SubmissionLane(
                ledger, desk, new Delivery(ledger, desk, divergence, clock, random), settings.intake());
    }

    /** The lane takes up what was kept before the follower brings news of it. */
    @Bean
    LaneStart laneStart(SubmissionLane lane, BlockFollower follower) {
        return new LaneStart(lane, follower);
    }
}
