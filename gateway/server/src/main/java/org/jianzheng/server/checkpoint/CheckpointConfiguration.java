/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import javax.net.ssl.SSLContext;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.checkpoint.CheckpointSigner;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.Cosigner;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.trust.TrustedCosigner;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.keys.MutualTls;
import org.jianzheng.server.keys.PemFiles;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.log.BlockFollower;
import org.jianzheng.server.log.PublishedLog;
import org.jianzheng.server.settings.CosigningSettings;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Troubles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts checkpoints together. */
@Configuration(proxyBeanMethods = false)
class CheckpointConfiguration {
    private static final Duration CONNECT = Duration.ofMillis(500);

    @Bean
    CheckpointVerifier checkpointVerifier(TrustRoot trust) {
        return new CheckpointVerifier(trust);
    }

    @Bean
    CheckpointArchive checkpointArchive(LogStore store) {
        return new CheckpointArchive(store);
    }

    /** The two checkpoint keys, which must be those of the trust root if it names the organisation. */
    @Bean
    CheckpointSigner checkpointSigner(TrustRoot trust, GatewaySettings settings, InstantSource clock) {
        Optional<TrustedCosigner> own = own(trust, settings);
        Signer ed25519 = PemFiles.signer(settings.cosigning().keys().ed25519());
        Signer sm2 = PemFiles.signer(settings.cosigning().keys().sm2());
        if (own.isPresent()
                && (!own.get().ed25519().equals(ed25519.publicKey())
                        || !own.get().sm2().equals(sm2.publicKey()))) {
            throw new IllegalStateException("the keys in jianzheng.cosigning.keys are not those that the trust root "
                    + settings.trust() + " names for " + settings.organisation());
        }
        String name = own.map(TrustedCosigner::name)
                .orElseGet(() -> settings.organisation().toLowerCase(Locale.ROOT));
        return new CheckpointSigner(trust.origin(), name, ed25519, sm2, clock);
    }

    /** The own place in the trust root, the newest where keys were replaced. Who joined the channel later has none: it follows the log, and its signature counts nowhere. */
    private static Optional<TrustedCosigner> own(TrustRoot trust, GatewaySettings settings) {
        return trust.cosigners().stream()
                .filter(cosigner -> cosigner.organisation().value().equals(settings.organisation()))
                .reduce((older, newer) -> newer);
    }

    @Bean
    Cosigner cosigner(CheckpointVerifier verifier, LedgerLog log, CheckpointSigner signer, CheckpointArchive archive) {
        return new Cosigner(verifier, log, signer, archive);
    }

    @Bean
    Checkpoints checkpoints(
            CheckpointArchive archive,
            CheckpointVerifier verifier,
            Cosigner cosigner,
            LedgerLog log,
            InstantSource clock,
            MeterRegistry registry) {
        Checkpoints checkpoints = new Checkpoints(archive, verifier, cosigner, log, clock);
        registry.gauge("jianzheng.checkpoint.size", checkpoints, Checkpoints::cosignedSize);
        registry.gauge(
                "jianzheng.checkpoint.forks",
                checkpoints,
                each -> each.openForks().size());
        registry.gauge(
                "jianzheng.checkpoint.missing.cosigners",
                checkpoints,
                each -> each.newest()
                        .map(kept -> kept.verified().quorum().missing().size())
                        .orElse(0));
        registry.gauge(
                "jianzheng.checkpoint.age.seconds",
                checkpoints,
                each -> each.newestWhole()
                        .map(kept ->
                                Duration.between(kept.keptAt(), clock.instant()).toMillis() / 1000.0)
                        .orElse(-1.0));
        return checkpoints;
    }

    @Bean
    SSLContext cosigningTls(GatewaySettings settings) {
        CosigningSettings.Tls tls = settings.cosigning().tls();
        return MutualTls.context(tls.certificate(), tls.key(), tls.authorities());
    }

    @Bean
    CosigningServer cosigningServer(
            GatewaySettings settings,
            SSLContext cosigningTls,
            Cosigner cosigner,
            Checkpoints checkpoints,
            PublishedLog published,
            TrustRoot trust,
            ObjectProvider<PeerPages> pages,
            ObjectProvider<PeerQuestions> questions) {
        CosigningServer server = new CosigningServer(
                address(settings.cosigning().listen()),
                cosigningTls,
                own(trust, settings).map(own -> cosigner),
                checkpoints,
                published,
                trust);
        pages.forEach(server::offer);
        own(trust, settings).ifPresent(own -> questions.forEach(server::offer));
        return server;
    }

    private static InetSocketAddress address(String listen) {
        int colon = listen.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalStateException("jianzheng.cosigning.listen must be host:port, met " + listen);
        }
        return new InetSocketAddress(listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1), 10));
    }

    @Bean
    CosigningPeers cosigningPeers(GatewaySettings settings, SSLContext cosigningTls, LedgerLog log, Troubles troubles) {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(cosigningTls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        return new CosigningPeers(settings.cosigning().peers().entrySet().stream()
                .<PeerGateway>map(peer -> new CosigningPeer(
                        peer.getKey(), peer.getValue(), client, log, troubles.of(Kind.COSIGNER, peer.getKey())))
                .toList());
    }

    /** The other gateways. */
    record CosigningPeers(List<PeerGateway> list) {}

    @Bean
    CheckpointRounds checkpointRounds(
            LedgerLog log,
            CheckpointVerifier verifier,
            CheckpointSigner signer,
            Cosigner cosigner,
            Checkpoints checkpoints,
            CosigningPeers peers,
            GatewaySettings settings) {
        Proposing proposing = new Proposing(log, verifier, signer, cosigner, checkpoints, peers.list());
        return new CheckpointRounds(
                log, checkpoints, proposing, rotations(verifier.trust(), settings), settings.cosigning());
    }

    private static LongFunction<Optional<Rotation>> rotations(TrustRoot trust, GatewaySettings settings) {
        return size -> Rotation.at(size, trust, settings.organisation());
    }

    @Bean
    ForkWatch forkWatch(LedgerLog log, CheckpointArchive archive) {
        return new ForkWatch(log, archive);
    }

    @Bean
    Anchoring anchoring(
            Ledger ledger,
            Intake intake,
            Checkpoints checkpoints,
            TrustRoot trust,
            GatewaySettings settings,
            Followed followed,
            SecureRandom random,
            InstantSource clock) {
        Anchoring.Author author = new Anchoring.Author(
                new OrganisationId(settings.organisation()),
                PemFiles.signer(settings.cosigning().keys().sm2()),
                random,
                clock);
        Anchoring anchoring = new Anchoring(
                ledger,
                intake,
                checkpoints,
                author,
                rotations(trust, settings),
                settings.cosigning().anchor());
        followed.follower().listen(anchoring);
        return anchoring;
    }

    /** The follower, once the watch for forks hears of every block. */
    record Followed(BlockFollower follower) {}

    @Bean
    Followed followed(BlockFollower follower, ForkWatch forks) {
        follower.listen(forks);
        return new Followed(follower);
    }

    /** Holds the cosigner back before the cosigning server is opened. */
    @Bean
    Recollection recollection(
            Cosigner cosigner, CheckpointVerifier verifier, CosigningPeers peers, GatewaySettings settings) {
        return new Recollection(
                cosigner,
                verifier,
                new OrganisationId(settings.organisation()),
                peers.list(),
                settings.data().resolve(Recollection.MARK));
    }
}
