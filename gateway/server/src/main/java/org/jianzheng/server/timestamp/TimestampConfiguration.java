/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.timestamp;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.time.TimestampVerifier;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.SignedHash;
import org.jianzheng.server.checkpoint.Checkpoints;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.settings.TimeAuthoritySettings;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Troubles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the stamping of checkpoints together. */
@Configuration(proxyBeanMethods = false)
class TimestampConfiguration {
    /** Whoever is asked; nobody where the configuration names none. */
    record Questioned(Optional<HttpAuthority> authority) implements AutoCloseable {
        @Override
        public void close() {
            authority.ifPresent(HttpAuthority::close);
        }
    }

    @Bean
    Questioned questionedTimeAuthority(GatewaySettings settings, TrustRoot trust) {
        URI url = settings.timeAuthority().url();
        if (url == null || url.toString().isEmpty()) {
            return new Questioned(Optional.empty());
        }
        if (trust.timeAuthorities().isEmpty()) {
            throw new IllegalStateException("jianzheng.time-authority.url is set, and the trust root "
                    + settings.trust() + " names no time-stamp authority whose stamps would count");
        }
        return new Questioned(
                Optional.of(new HttpAuthority(url, settings.timeAuthority().timeout())));
    }

    @Bean
    TimeStamping timeStamping(Checkpoints checkpoints, CheckpointArchive archive, Whom whom) {
        return new TimeStamping(checkpoints, archive, whom.asked());
    }

    /** Stamps whatever other capabilities hand in. */
    @Bean
    Stamper stamper(Whom whom) {
        return new Stamper(whom.asked());
    }

    /** Who is asked, and how; nobody where the configuration names none. */
    record Whom(Optional<TimeStamping.Asked> asked) {}

    @Bean
    Whom whomToAsk(
            Questioned questioned, TrustRoot trust, GatewaySettings settings, Troubles troubles, SecureRandom random) {
        TimeAuthoritySettings how = settings.timeAuthority();
        return new Whom(questioned
                .authority()
                .map(authority -> new TimeStamping.Asked(
                        authority,
                        new TimestampVerifier(trust.timeAuthorities()),
                        hash(how.suite()),
                        how.timeout(),
                        random,
                        troubles.of(Kind.TIME_AUTHORITY, settings.organisation()))));
    }

    private static SignedHash hash(String suite) {
        return switch (HashSuite.of(suite)) {
            case SHA_256 -> SignedHash.SHA_256;
            case SM3 -> SignedHash.SM3;
        };
    }

    @Bean
    StampingRounds stampingRounds(TimeStamping stamping, GatewaySettings settings) {
        return new StampingRounds(stamping, settings.timeAuthority().interval());
    }
}
