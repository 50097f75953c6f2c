/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.rebuild;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.server.checkpoint.Checkpoints;
import org.jianzheng.server.checkpoint.ForkWatch;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.settings.GatewaySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the taking over of the log together. */
@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Bean
    Source logSource(GatewaySettings settings, SSLContext cosigningTls) {
        return new Source(Optional.ofNullable(settings.log().source())
                .map(address -> new HttpLogSource(address, cosigningTls, PATIENCE)));
    }

    /** The configured source. */
    record Source(Optional<HttpLogSource> configured) implements AutoCloseable {
        @Override
        public void close() {
            configured.ifPresent(HttpLogSource::close);
        }
    }

    @Bean
    LogRebuild logRebuild(
            LedgerLog log,
            Ledger ledger,
            CheckpointVerifier verifier,
            Source source,
            ForkWatch forks,
            Checkpoints checkpoints) {
        return new LogRebuild(
                log, ledger, verifier, source.configured(), new LogRebuild.Heirs(forks::seen, checkpoints::take));
    }
}
