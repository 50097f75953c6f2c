/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustRootTest {
    @TempDir
    Path folder;

    private SignedLog log;

    @BeforeEach
    void begin() {
        log = new SignedLog(folder);
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void reads_back_what_it_writes_in_any_spacing() {
        TrustRoot trust = log.trust();
        assertThat(TrustRoot.parse(trust.canonical())).isEqualTo(trust);
        String spaced = new String(trust.canonical(), StandardCharsets.UTF_8).replace(",", ",\n  ");
        assertThat(TrustRoot.parse(spaced.getBytes(StandardCharsets.UTF_8))).isEqualTo(trust);
    }

    @Test
    void refuses_unknown_members_versions_suites_and_contradictions() {
        assertRefused(json -> json.with("v", 2), "UNKNOWN_VERSION");
        assertRefused(json -> json.with("version", 0), "SCHEMA_INVALID");
        assertRefused(json -> json.with("more", 1), "SCHEMA_INVALID");
        assertRefused(json -> json.without("quorum"), "SCHEMA_INVALID");
        assertRefused(json -> json.with("signatures", "any"), "SCHEMA_INVALID");
        assertRefused(json -> json.with("suites", JsonArray.ofStrings(List.of("SHA-256"))), "SCHEMA_INVALID");
        assertRefused(json -> json.with("channel", "other"), "DIGEST_MISMATCH");
        assertRefused(json -> json.with("genesis", "0".repeat(64)), "DIGEST_MISMATCH");
        assertRefused(json -> json.with("origin", "nowhere"), "ID_INVALID");
        assertRefused(json -> json.with("quorum", json.object("quorum").with("threshold", 4)), "SCHEMA_INVALID");
        assertRefused(json -> json.with("quorum", json.object("quorum").with("threshold", 0)), "SCHEMA_INVALID");
        assertRefused(
                json -> json.with(
                        "cosigners",
                        JsonArray.of(List.of(
                                json.array("cosigners").object(0),
                                json.array("cosigners").object(0)))),
                "SCHEMA_INVALID");
        assertRefused(json -> json.with("cosigners", JsonArray.of()), "SCHEMA_INVALID");
    }

    @Test
    void keys_count_within_their_window_of_log_sizes_only() {
        TrustedCosigner always = log.city().trusted();
        TrustedCosigner window = new TrustedCosigner(
                always.organisation(),
                "DEPARTMENT",
                "a.example",
                always.ed25519(),
                always.sm2(),
                10,
                OptionalLong.of(20));
        assertThat(window.countsAt(9)).isFalse();
        assertThat(window.countsAt(10)).isTrue();
        assertThat(window.countsAt(19)).isTrue();
        assertThat(window.countsAt(20)).isFalse();
        assertThatThrownBy(() -> new TrustedCosigner(
                        always.organisation(),
                        "DEPARTMENT",
                        "a.example",
                        always.ed25519(),
                        always.sm2(),
                        10,
                        OptionalLong.of(10)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_quorum_asks_for_members_of_its_groups_and_ignores_strangers() {
        OrganisationId city = new OrganisationId("CityMSP");
        OrganisationId county = new OrganisationId("CountyMSP");
        OrganisationId office = new OrganisationId("RegulatorMSP");
        OrganisationId stranger = new OrganisationId("StrangerMSP");
        Set<OrganisationId> all = Set.of(city, county, office);
        QuorumPolicy policy = new QuorumPolicy(2, List.of(new QuorumPolicy.Group("independent", 1, List.of(office))));
        assertThat(policy.evaluate(all, Set.of(city, office)).isMet()).isTrue();
        assertThat(policy.evaluate(all, Set.of(city, county)).unmet()).containsExactly("independent 0 of 1");
        assertThat(policy.evaluate(all, Set.of(office)).unmet()).containsExactly("1 of 2");
        assertThat(policy.evaluate(all, Set.of(office, stranger)).unmet()).containsExactly("1 of 2");
        assertThat(policy.evaluate(all, Set.of()).missing()).containsExactly("CityMSP", "CountyMSP", "RegulatorMSP");
    }

    private void assertRefused(UnaryOperator<JsonObject> change, String code) {
        JsonObject changed = change.apply(log.trust().toJson());
        assertThatThrownBy(() -> TrustRoot.fromJson(changed))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(code);
    }
}
