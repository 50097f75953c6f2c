/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.msp.MspDefinition;
import org.jianzheng.protocol.msp.MspDirectory;
import org.jianzheng.protocol.msp.TestAuthority;
import org.jianzheng.protocol.msp.TestAuthority.Issued;
import org.junit.jupiter.api.Test;

class SignatureSetPolicyTest {

    private static final ByteString MESSAGE = ByteString.copyFromUtf8("message");

    private final TestAuthority city = TestAuthority.root("city");
    private final TestAuthority county = TestAuthority.root("county");
    private final MspDirectory directory = new MspDirectory(List.of(
            MspDefinition.of(city.definition("CityMSP").build(), true),
            MspDefinition.of(county.definition("CountyMSP").build(), true)));
    private final SignedMessage cityPeer = signed("CityMSP", city.issue("peer", "peer"));
    private final SignedMessage cityPeer2 = signed("CityMSP", city.issue("peer2", "peer"));
    private final SignedMessage cityAdmin = signed("CityMSP", city.issue("admin", "admin"));
    private final SignedMessage countyPeer = signed("CountyMSP", county.issue("peer", "peer"));

    @Test
    void needs_so_many_of_the_principals() {
        String twoOfThree = "OutOf(2,'CityMSP.peer','CountyMSP.peer','CityMSP.admin')";

        assertThat(isSatisfied(twoOfThree, cityPeer, countyPeer)).isTrue();
        assertThat(isSatisfied(twoOfThree, cityAdmin, countyPeer)).isTrue();
        assertThat(isSatisfied(twoOfThree, cityPeer)).isFalse();
        assertThat(isSatisfied("OR('CityMSP.peer','CountyMSP.peer')", countyPeer))
                .isTrue();
        assertThat(isSatisfied("AND('CityMSP.peer','CountyMSP.peer')", countyPeer))
                .isFalse();
        assertThat(isSatisfied("OutOf(0,'CityMSP.peer')")).isTrue();
        assertThat(isSatisfied("OutOf(2,'CityMSP.peer')", cityPeer, cityPeer2)).isFalse();
    }

    @Test
    void takes_each_signer_once() {
        assertThat(isSatisfied("AND('CityMSP.peer','CityMSP.peer')", cityPeer)).isFalse();
        assertThat(isSatisfied("AND('CityMSP.peer','CityMSP.peer')", cityPeer, cityPeer))
                .isFalse();
        assertThat(isSatisfied("AND('CityMSP.peer','CityMSP.peer')", cityPeer, cityPeer2))
                .isTrue();
    }

    @Test
    void takes_the_first_signer_that_fits_even_where_another_would_serve_better() {
        String memberThenPeer = "AND('CityMSP.member','CityMSP.peer')";

        assertThat(isSatisfied(memberThenPeer, cityPeer, cityAdmin)).isFalse();
        assertThat(isSatisfied(memberThenPeer, cityAdmin, cityPeer)).isTrue();
    }

    @Test
    void a_gate_that_fails_gives_its_signers_back() {
        String nested = "OR(AND('CityMSP.peer','CountyMSP.peer'), 'CityMSP.peer')";

        assertThat(isSatisfied(nested, cityPeer)).isTrue();
    }

    @Test
    void counts_only_good_signatures_of_valid_identities() {
        SignedMessage broken =
                new SignedMessage(cityPeer.identity(), ByteString.copyFromUtf8("other"), cityPeer.signature());
        SignedMessage stranger = signed("CityMSP", TestAuthority.root("city").issue("peer", "peer"));

        assertThat(isSatisfied("OR('CityMSP.peer')", broken)).isFalse();
        assertThat(isSatisfied("OR('CityMSP.peer')", stranger)).isFalse();
        assertThat(isSatisfied("OR('CityMSP.peer')", broken, cityPeer)).isTrue();
        assertThatThrownBy(() -> Signers.of(List.of(broken, stranger), directory)
                        .requireSatisfying(policy("OR('CityMSP.peer')"), Rule.ENDORSEMENT_POLICY))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContainingAll(
                        "OR(CityMSP.peer) is not satisfied by 1 distinct signers",
                        "of them invalid",
                        "does not verify");
    }

    @Test
    void sub_policies_each_see_all_signers() {
        Policy anyCity = policy("OR('CityMSP.member')");
        Policy anyCounty = policy("OR('CountyMSP.member')");
        List<Policy> below = List.of(anyCity, anyCounty, new Policy.Unknown("/Channel/Nowhere"));
        var both = Signers.of(List.of(cityPeer, countyPeer), directory).members();

        assertThat(new Policy.SubPolicies("MAJORITY", "Admins", 2, below).isSatisfiedBy(both))
                .isTrue();
        assertThat(new Policy.SubPolicies("ALL", "Admins", 3, below).isSatisfiedBy(both))
                .isFalse();
        assertThat(new Policy.SubPolicies("ANY", "Admins", 1, below).isSatisfiedBy(List.of()))
                .isFalse();
        assertThat(new Policy.SubPolicies("MAJORITY", "Admins", 0, List.of()).isSatisfiedBy(List.of()))
                .isTrue();
    }

    @Test
    void refuses_policies_that_name_principals_that_are_not_there() {
        SignaturePolicyEnvelope empty = SignaturePolicyEnvelope.getDefaultInstance();
        SignaturePolicyEnvelope outside = SignaturePolicyEnvelope.newBuilder()
                .setRule(SignaturePolicy.newBuilder().setSignedBy(0))
                .build();

        assertThatThrownBy(() -> SignatureSetPolicy.of(empty)).hasMessageContaining("a rule is empty");
        assertThatThrownBy(() -> SignatureSetPolicy.parse(outside.toByteString()))
                .hasMessageContaining("principal 0 is named, there are 0");
    }

    private boolean isSatisfied(String text, SignedMessage... signatures) {
        return policy(text)
                .isSatisfiedBy(Signers.of(Arrays.asList(signatures), directory).members());
    }

    private static Policy policy(String text) {
        return SignatureSetPolicy.of(PolicyText.parse(text));
    }

    private static SignedMessage signed(String msp, Issued issued) {
        return new SignedMessage(issued.serialized(msp), MESSAGE, issued.sign(MESSAGE));
    }
}
