/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.refusal;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.server.batch.OwnItems;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.storage.RocksStore;
import org.jianzheng.server.storage.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the journal together. */
@Configuration(proxyBeanMethods = false)
class RefusalConfiguration {

    @Bean
    Store refusalTables(GatewaySettings settings) {
        return RocksStore.open(
                settings.data().resolve("refusals"), RocksStore.Durability.SYNCED, RefusalJournal.TABLES);
    }

    @Bean
    RefusalJournal refusalJournal(
            Store refusalTables, GatewaySettings settings, InstantSource clock, SecureRandom random) {
        return new RefusalJournal(refusalTables, OrganisationId.parse(settings.organisation()), clock, random);
    }

    @Bean
    RefusalRounds refusalRounds(RefusalJournal journal, OwnItems items) {
        return new RefusalRounds(journal, items);
    }
}
