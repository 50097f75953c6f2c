/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Trouble;
import org.jianzheng.server.trouble.Troubles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the log together. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    @Bean
    TrustRoot trustRoot(GatewaySettings settings) {
        try {
            return TrustRoot.parse(Files.readAllBytes(settings.trust()));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the trust root " + settings.trust() + " is missing or may not be read (jianzheng.trust)", e);
        }
    }

    /** Derived from blocks; it is rebuilt when the folder is gone. */
    @Bean
    LogStore logStore(GatewaySettings settings) {
        return LogStore.open(settings.data().resolve("log"));
    }

    @Bean
    LedgerLog ledgerLog(LogStore store) {
        return LedgerLog.open(store);
    }

    @Bean
    LogRecordIndex recordIndex(LedgerLog log) {
        return new LogRecordIndex(log);
    }

    @Bean
    BlockFollower blockFollower(
            Ledger ledger,
            LedgerLog log,
            LogRecordIndex index,
            TrustRoot trust,
            GatewaySettings settings,
            LogBeginning beginning,
            MeterRegistry registry,
            Troubles troubles) {
        Trouble interruption = troubles.of(Kind.BLOCKS, settings.organisation());
        BlockFollower follower = new BlockFollower(ledger, log, trust, settings.chaincode(), beginning, interruption);
        // Before all others: whoever hears of a block from them asks the index for its records.
        follower.listen(index);
        registry.gauge("jianzheng.log.size", log, LedgerLog::size);
        registry.gauge("jianzheng.log.block", follower, BlockFollower::entered);
        return follower;
    }
}
