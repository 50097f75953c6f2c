/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.keys.PemFiles;
import org.jianzheng.server.log.BlockFollower;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.storage.RocksStore;
import org.jianzheng.server.storage.Store;
import org.jianzheng.server.timestamp.Stamper;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the reception of sealed bids together, where the platform has a key. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("jianzheng.batches.key")
class BidConfiguration {
    /** Bids that have a receipt: they must not be lost. */
    @Bean
    Store bidTables(GatewaySettings settings) {
        return RocksStore.open(settings.data().resolve("bids"), RocksStore.Durability.SYNCED, BidStore.TABLES);
    }

    @Bean
    BidPlatform bidPlatform(GatewaySettings settings, SecureRandom random, InstantSource clock) {
        return new BidPlatform(
                OrganisationId.parse(settings.organisation()),
                PemFiles.signer(settings.batches().requireKey()),
                random,
                clock);
    }

    @Bean
    BidLedger bidLedger(LedgerLog log, Intake intake) {
        return new LogBidLedger(log, intake);
    }

    @Bean
    BidDesk bidDesk(
            Store bidTables, BidLedger bidLedger, BidPlatform bidPlatform, Stamper stamper, GatewaySettings settings) {
        BidVault vault = BidVault.open(settings.data().resolve("keys").resolve("bids.key"), bidPlatform.random());
        return new BidDesk(
                new BidStore(bidTables, vault),
                vault,
                bidLedger,
                bidPlatform,
                bytes -> stamper.over(bytes).map(TimestampToken::bytes));
    }

    @Bean
    BidWatch bidWatch(BidDesk bidDesk, LedgerLog log, BlockFollower follower) {
        BidWatch watch = new BidWatch(bidDesk, log);
        watch.catchUp();
        follower.listen(watch);
        return watch;
    }

    @Bean
    BidLane bidLane(BidDesk bidDesk, BidLedger bidLedger, BidPlatform bidPlatform) {
        return new BidLane(bidDesk, new BidDelivery(bidLedger, bidPlatform));
    }
}
