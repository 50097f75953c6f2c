/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.hosts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jianzheng.launcher.genesis.Ordering;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.protocol.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** From keys to the files of each host, with no organisation seeing another one's secrets. */
@TestInstance(Lifecycle.PER_CLASS)
class SeveralHostsTest {

    private static final String PRIVATE = "PRIVATE KEY";

    @TempDir
    private static Path shared = Path.of("replaced");

    @TempDir
    private static Path own = Path.of("replaced");

    /** Four others of the same names, who have not exchanged cards. */
    private Sites strangers = new Sites(Path.of("replaced"), Path.of("replaced"));

    private Sites sites = new Sites(Path.of("replaced"), Path.of("replaced"));
    private Sha256 founded = Sha256.of(new byte[0]);

    @BeforeAll
    void found() throws IOException {
        sites = Sites.begun(shared).acquainted();
        strangers = Sites.begun(own.resolve("strangers"));
        founded = sites.beginning("city").found(Ordering.BFT);
        for (String name : List.of("county", "regulator", "province")) {
            sites.beginning(name).adopt(block(), founded, Ordering.BFT);
        }
    }

    @Test
    void everybody_ends_with_the_same_block_and_trust_root() throws IOException {
        for (String name : List.of("county", "regulator", "province")) {
            assertThat(sites.of(name).data().genesis())
                    .hasSameBinaryContentAs(sites.of("city").data().genesis());
            assertThat(sites.of(name).data().trust())
                    .hasSameTextualContentAs(sites.of("city").data().trust());
        }
        assertThat(Files.readString(sites.of("city").data().trust())).contains(founded.hex());
    }

    @Test
    void a_card_holds_nothing_secret_and_a_site_no_key_of_another_organisation() throws IOException {
        for (String name : List.of("city", "county", "regulator", "province")) {
            assertThat(new String(sites.cardBytes(name), UTF_8)).doesNotContain(PRIVATE);
            assertThat(files(sites.of(name).data().root()).entrySet().stream()
                            .filter(file -> file.getValue().contains(PRIVATE))
                            .map(Map.Entry::getKey))
                    .isNotEmpty()
                    .allMatch(path -> path.startsWith("crypto/" + name + "/")
                            || path.startsWith("crypto/people/" + name + "/checkpoint-")
                            || path.equals("crypto/people/" + name + "/platform.key"));
        }
    }

    @Test
    void keys_are_made_once() {
        assertThatThrownBy(() -> sites.of("city")
                        .begin(sites.topology(), new OrganisationName("city"), false, Sites.RANDOM, Sites.CLOCK))
                .isInstanceOf(SiteRefused.class)
                .hasMessageContaining("never overwritten");
        assertThatThrownBy(() -> sites.of("village")
                        .begin(sites.topology(), new OrganisationName("village"), false, Sites.RANDOM, Sites.CLOCK))
                .isInstanceOf(SiteRefused.class)
                .hasMessageContaining("no organisation called village");
    }

    @Test
    void a_card_counts_only_with_the_fingerprint_that_was_told() {
        assertThatThrownBy(() -> sites.of("city")
                        .accept(
                                sites.cardBytes("county"),
                                sites.card("regulator").fingerprint(),
                                Sites.CLOCK))
                .isInstanceOf(SiteRefused.class)
                .hasMessageContaining(sites.card("county").fingerprint());
    }

    @Test
    void a_second_card_of_an_organisation_is_refused() throws IOException {

        assertThatThrownBy(() -> sites.of("city")
                        .accept(
                                strangers.cardBytes("county"),
                                strangers.card("county").fingerprint(),
                                Sites.CLOCK))
                .isInstanceOf(SiteRefused.class)
                .hasMessageContaining("another card of CountyMSP");
    }

    @Test
    void a_card_of_mixed_certificates_is_refused() throws IOException {
        OrganisationCard county = strangers.card("county");
        OrganisationCard city = strangers.card("city");
        refuses(strangers, with(county, city.authority(), county.tlsAuthority()), "not signed by the authority");
        refuses(strangers, with(county, county.authority(), city.tlsAuthority()), "not signed by the authority");
        refuses(
                strangers,
                with(county, county.orderer().orElseThrow().enrolment(), county.tlsAuthority()),
                "may issue no");
        refuses(
                strangers,
                with(county, county.authority() + city.authority(), county.tlsAuthority()),
                "more or less than");
        refuses(strangers, with(county, "-----BEGIN NOTHING", county.tlsAuthority()), "holds no certificate");
    }

    @Test
    void a_card_from_the_future_or_of_the_past_is_refused() throws IOException {
        byte[] county = strangers.cardBytes("county");
        String fingerprint = strangers.card("county").fingerprint();
        InstantSource behind = InstantSource.fixed(Sites.CLOCK.instant().minus(Duration.ofDays(1)));
        InstantSource ahead = InstantSource.fixed(Sites.CLOCK.instant().plus(Duration.ofDays(20 * 366)));

        assertThatThrownBy(() -> strangers.of("city").accept(county, fingerprint, behind))
                .hasMessageContaining("not valid yet");
        assertThatThrownBy(() -> strangers.of("city").accept(county, fingerprint, ahead))
                .hasMessageContaining("has expired");
    }

    @Test
    void no_block_is_made_or_taken_before_all_cards_are_there() throws IOException {

        assertThatThrownBy(() -> strangers.beginning("city").found(Ordering.BFT))
                .isInstanceOf(SiteRefused.class)
                .hasMessageContaining("has not been accepted yet");
    }

    @Test
    void a_block_that_says_something_else_is_refused_with_the_place() throws IOException {
        Sites others = Sites.begun(own.resolve("other")).acquainted();

        assertThatThrownBy(() -> others.beginning("county").adopt(block(), founded, Ordering.BFT))
                .isInstanceOf(SiteRefused.class)
                .hasMessageContaining("/Channel/Application/CityMSP");
        Sha256 raft = others.beginning("city").found(Ordering.RAFT);
        byte[] raftBlock = Files.readAllBytes(others.of("city").data().genesis());
        assertThatThrownBy(() -> others.beginning("county").adopt(raftBlock, raft, Ordering.BFT))
                .isInstanceOf(SiteRefused.class)
                .hasMessageContaining("/Channel/Orderer");
        assertThatThrownBy(() -> others.beginning("county").adopt(raftBlock, founded, Ordering.RAFT))
                .isInstanceOf(SiteRefused.class)
                .hasMessageContaining("not the one that you were told");
        raftBlock[raftBlock.length / 2] ^= 1;
        assertThatThrownBy(() -> others.beginning("county").adopt(raftBlock, raft, Ordering.RAFT))
                .isInstanceOf(SiteRefused.class);
        assertThat(others.of("county").data().genesis()).doesNotExist();
    }

    @Test
    void a_block_is_taken_once() throws IOException {
        byte[] block = block();

        assertThatThrownBy(() -> sites.beginning("county").adopt(block, founded, Ordering.BFT))
                .isInstanceOf(SiteRefused.class)
                .hasMessageContaining("another channel");
        assertThatThrownBy(() -> sites.beginning("city").found(Ordering.BFT)).isInstanceOf(SiteRefused.class);
    }

    private byte[] block() throws IOException {
        return Files.readAllBytes(sites.of("city").data().genesis());
    }

    private static OrganisationCard with(OrganisationCard card, String authority, String tlsAuthority) {
        return new OrganisationCard(
                card.mspId(), card.name(), card.kind(), authority, tlsAuthority, card.orderer(), card.checkpoint());
    }

    private static void refuses(Sites sites, OrganisationCard card, String reason) {
        assertThatThrownBy(() -> sites.of("city").accept(card.bytes(), card.fingerprint(), Sites.CLOCK))
                .isInstanceOf(SiteRefused.class)
                .hasMessageContaining(reason);
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.put(
                        root.relativize(file).toString(),
                        Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
