/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.keys.PemFiles;
import org.jianzheng.server.log.BlockFollower;
import org.jianzheng.server.settings.BidSettings;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.storage.RocksStore;
import org.jianzheng.server.storage.Store;
import org.jianzheng.server.timestamp.Stamper;
import org.jianzheng.server.vouch.Vouching;
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
    Vouchers vouchers(Stamper stamper, Vouching vouching) {
        return new Vouchers() {
            @Override
            public Optional<byte[]> stamp(byte[] bytes) {
                return stamper.over(bytes).map(TimestampToken::bytes);
            }

            @Override
            public CompletableFuture<Optional<TimeVouch>> vouch(byte[] bytes) {
                return vouching.over(bytes);
            }
        };
    }

    /** The bank that is asked; nobody where the configuration names none. */
    record Bank(Optional<DepositLedger> ledger, Optional<HttpDepositLedger> closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.ifPresent(HttpDepositLedger::close);
        }
    }

    @Bean
    Bank bank(GatewaySettings settings) {
        BidSettings.Deposits deposits = settings.bids().deposits();
        URI url = deposits.url();
        if (url == null || url.toString().isEmpty()) {
            return new Bank(
                    deposits.demo() ? Optional.of(new DemoDepositLedger()) : Optional.empty(), Optional.empty());
        }
        if (deposits.demo()) {
            throw new IllegalStateException("jianzheng.bids.deposits has a url and is a demo; it can be one of them");
        }
        HttpDepositLedger ledger = new HttpDepositLedger(url, deposits.timeout());
        return new Bank(Optional.of(ledger), Optional.of(ledger));
    }

    @Bean
    DepositRounds depositRounds(BidDesk bidDesk, Bank bank) {
        return new DepositRounds(bidDesk, bank.ledger());
    }

    @Bean
    VouchRounds vouchRounds(BidDesk bidDesk, Vouching vouching) {
        return new VouchRounds(bidDesk, vouching);
    }

    @Bean
    BidDesk bidDesk(
            Store bidTables,
            BidLedger bidLedger,
            BidPlatform bidPlatform,
            Vouchers vouchers,
            GatewaySettings settings) {
        BidVault vault = BidVault.open(settings.data().resolve("keys").resolve("bids.key"), bidPlatform.random());
        return new BidDesk(new BidStore(bidTables, vault), vault, bidLedger, bidPlatform, vouchers);
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
