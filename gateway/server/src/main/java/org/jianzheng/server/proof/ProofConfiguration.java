/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.proof;

import io.micrometer.core.instrument.MeterRegistry;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.server.checkpoint.Checkpoints;
import org.jianzheng.server.log.BlockFollower;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what proofs need. */
@Configuration(proxyBeanMethods = false)
class ProofConfiguration {

    @Bean
    LogViews logViews(
            LogStore store, LedgerLog log, BlockFollower follower, Checkpoints checkpoints, MeterRegistry registry) {
        LogViews views = new LogViews(store, log);
        follower.listen(views);
        checkpoints.whenCosigned(views::letGoBefore);
        registry.gauge("jianzheng.proof.views", views, LogViews::count);
        return views;
    }
}
