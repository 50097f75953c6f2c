/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.vouch;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jianzheng.evidence.bid.TimeVouches;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.server.keys.PemFiles;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Troubles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the signing about time for others, and by others, together. */
@Configuration(proxyBeanMethods = false)
class VouchConfiguration {
    private static final Duration PATIENCE = Duration.ofMillis(800);

    @Bean
    VouchDesk vouchDesk(GatewaySettings settings, InstantSource clock) {
        return new VouchDesk(
                OrganisationId.parse(settings.organisation()),
                PemFiles.signer(settings.cosigning().keys().sm2()),
                clock);
    }

    /** The client towards those that are asked. */
    record VouchClient(HttpClient client) implements AutoCloseable {
        @Override
        public void close() {
            client.shutdownNow();
        }
    }

    @Bean
    VouchClient vouchClient(SSLContext cosigningTls) {
        return new VouchClient(HttpClient.newBuilder()
                .sslContext(cosigningTls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build());
    }

    @Bean
    Vouching vouching(
            GatewaySettings settings,
            VouchClient client,
            TrustRoot trust,
            InstantSource clock,
            SecureRandom random,
            Troubles troubles) {
        List<Voucher> vouchers = settings.bids().vouchers().stream()
                .<Voucher>map(organisation -> new PeerVoucher(
                        OrganisationId.parse(organisation), address(settings, organisation), client.client(), PATIENCE))
                .toList();
        return new Vouching(
                OrganisationId.parse(settings.organisation()),
                vouchers,
                new TimeVouches(trust),
                clock,
                random,
                organisation -> troubles.of(Kind.VOUCHER, organisation.value()));
    }

    private static URI address(GatewaySettings settings, String organisation) {
        return Optional.ofNullable(settings.cosigning().peers().get(organisation))
                .orElseThrow(() -> new IllegalStateException("jianzheng.bids.vouchers names " + organisation
                        + ", whose address does not stand in jianzheng.cosigning.peers"));
    }
}
