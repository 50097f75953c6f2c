/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import java.time.InstantSource;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.trouble.Troubles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Lazy;

/** The ledger behind Fabric's client, unless a test brings another one. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    @Lazy
    @Fallback
    Ledger fabricLedger(GatewaySettings settings, InstantSource clock, Troubles troubles) {
        return FabricLedger.of(settings, clock, troubles);
    }
}
