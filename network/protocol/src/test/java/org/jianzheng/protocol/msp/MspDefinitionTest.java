/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.hyperledger.fabric.protos.common.CombinedPrincipal;
import org.hyperledger.fabric.protos.common.MSPIdentityAnonymity;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.OrganizationUnit;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.msp.TestAuthority.Issued;
import org.junit.jupiter.api.Test;

class MspDefinitionTest {

    private static final String MSP = "CityMSP";

    private final TestAuthority root = TestAuthority.root("root");
    private final MspDefinition definition =
            MspDefinition.of(root.definition(MSP).build(), true);

    @Test
    void classifies_an_identity_by_its_one_unit() {
        assertThat(member(root.issue("a", "client")).roles())
                .containsExactlyInAnyOrder(MSPRoleType.MEMBER, MSPRoleType.CLIENT);
        assertThat(member(root.issue("b", "peer", "other")).roles())
                .containsExactlyInAnyOrder(MSPRoleType.MEMBER, MSPRoleType.PEER);
        assertThat(member(root.issue("c", "admin")).roles()).contains(MSPRoleType.ADMIN);
        assertThat(member(root.issue("d", "orderer")).roles()).contains(MSPRoleType.ORDERER);
    }

    @Test
    void refuses_an_identity_without_a_unit_or_with_two() {
        assertFault(member(root.issue("a")), "given 0 in []");
        assertFault(member(root.issue("a", "client", "peer")), "given 2 in [client, peer]");
    }

    @Test
    void refuses_an_identity_of_another_authority_even_of_the_same_name() {
        TestAuthority other = TestAuthority.root("root");

        assertFault(member(other.issue("a", "client")), "is not signed by");
        assertFault(member(TestAuthority.root("elsewhere").issue("a", "client")), "0 chains");
    }

    @Test
    void refuses_an_authority_as_an_identity() {
        assertFault(definition.member(new Identity(new MspId(MSP), root.certificate())), "which is not an identity");
    }

    @Test
    void refuses_an_identity_of_another_organisation() {
        Identity identity =
                new Identity(new MspId("OtherMSP"), root.issue("a", "client").certificate());

        assertThatThrownBy(() -> definition.member(identity)).hasMessageContainingAll("CityMSP", "given OtherMSP");
    }

    @Test
    void expiry_plays_no_part_but_can_be_asked() {
        Issued old = root.issue(
                "old", TestAuthority.p256(), shape -> shape.end = TestAuthority.BEGIN.plusSeconds(60), "client");

        assertThat(member(old).isValid()).isTrue();
        assertThat(old.certificate().isExpiredAt(Instant.parse("2026-01-01T00:01:00Z")))
                .isFalse();
        assertThat(old.certificate().isExpiredAt(Instant.parse("2026-01-01T00:01:01Z")))
                .isTrue();
    }

    @Test
    void refuses_a_certificate_that_begins_before_its_authority() {
        Issued early = root.issue(
                "early", TestAuthority.p256(), shape -> shape.begin = TestAuthority.BEGIN.minusSeconds(3600), "client");

        assertFault(member(early), "is not valid at 2025-12-31T23:00:01Z");
    }

    @Test
    void refuses_a_revoked_certificate_but_only_by_its_own_authority() {
        Issued revoked = root.issue("revoked", "client");
        ByteString own = root.revoke(revoked.certificate());
        ByteString foreign = TestAuthority.root("root").revoke(revoked.certificate());

        MspDefinition strict =
                MspDefinition.of(root.definition(MSP).addRevocationList(own).build(), true);
        MspDefinition indifferent =
                MspDefinition.of(root.definition(MSP).addRevocationList(foreign).build(), true);

        assertFault(strict.member(identity(revoked)), "is revoked");
        assertThat(strict.member(identity(root.issue("other", "client"))).isValid())
                .isTrue();
        assertThat(indifferent.member(identity(revoked)).isValid()).isTrue();
    }

    @Test
    void refuses_extensions_that_it_does_not_understand_and_other_purposes() {
        Issued unknown = root.issue(
                "unknown",
                TestAuthority.p256(),
                shape -> {
                    shape.critical = new ASN1ObjectIdentifier("1.2.3.4");
                    shape.criticalValue = new DERUTF8String("?");
                },
                "client");
        Issued clientOnly = root.issue(
                "client-only",
                TestAuthority.p256(),
                shape -> {
                    shape.critical = Extension.extendedKeyUsage;
                    shape.criticalValue = new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth);
                },
                "client");

        assertFault(member(unknown), "extensions that are not understood");
        assertFault(member(clientOnly), "is for other purposes only");
    }

    @Test
    void an_authority_with_authorities_below_issues_no_identities() {
        TestAuthority lower = root.below("lower");
        MspDefinition tree = MspDefinition.of(
                root.definition(MSP)
                        .addIntermediateCerts(lower.certificate().pem())
                        .build(),
                true);

        assertThat(tree.member(identity(lower.issue("a", "peer"))).isValid()).isTrue();
        assertFault(tree.member(identity(root.issue("b", "peer"))), "issues authorities and therefore no identities");
        assertFault(definition.member(identity(lower.issue("c", "peer"))), "0 chains");
    }

    @Test
    void a_unit_can_be_bound_to_the_authority_that_gives_it() {
        TestAuthority second = TestAuthority.root("second");
        FabricOUIdentifier peer = TestAuthority.unit("peer").toBuilder()
                .setCertificate(root.certificate().pem())
                .build();
        FabricMSPConfig.Builder config =
                root.definition(MSP).addRootCerts(second.certificate().pem());
        config.getFabricNodeOusBuilder().setPeerOuIdentifier(peer);
        MspDefinition bound = MspDefinition.of(config.build(), true);

        assertThat(bound.member(identity(root.issue("a", "peer"))).isValid()).isTrue();
        assertFault(bound.member(identity(second.issue("b", "peer"))), "unit \"peer\" from authorities");
        assertThat(bound.member(identity(second.issue("c", "client"))).isValid())
                .isTrue();
    }

    @Test
    void a_definition_can_accept_only_some_units() {
        FabricMSPConfig.Builder config = root.definition(MSP)
                .addOrganizationalUnitIdentifiers(TestAuthority.unit("tenders").toBuilder()
                        .setCertificate(root.certificate().pem()));
        MspDefinition accepting = MspDefinition.of(config.build(), true);

        assertThat(accepting
                        .member(identity(root.issue("a", "client", "tenders")))
                        .isValid())
                .isTrue();
        assertFault(accepting.member(identity(root.issue("b", "client"))), "is accepted");
    }

    @Test
    void ed25519_needs_the_capability_and_other_curves_are_refused() {
        Issued modern = root.issue("modern", TestAuthority.ed25519(), shape -> {}, "client");
        MspDefinition older = MspDefinition.of(root.definition(MSP).build(), false);

        assertThat(member(modern).isValid()).isTrue();
        assertFault(older.member(identity(modern)), "V3_0");
        assertThatThrownBy(() -> root.issue("sm2", TestAuthority.ec(GMObjectIdentifiers.sm2p256v1), shape -> {}))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("not supported");
    }

    @Test
    void administrators_can_be_named_one_by_one() {
        Issued admin = root.issue("admin", "client");
        MspDefinition named = MspDefinition.of(
                root.definition(MSP).addAdmins(admin.certificate().pem()).build(), true);

        assertThat(named.member(identity(admin)).roles()).contains(MSPRoleType.ADMIN, MSPRoleType.CLIENT);
        assertThat(member(admin).roles()).doesNotContain(MSPRoleType.ADMIN);
    }

    @Test
    void refuses_definitions_that_fabric_refuses() {
        FabricMSPConfig sound = root.definition(MSP).build();
        Issued leaf = root.issue("leaf", "peer");

        assertThatThrownBy(() ->
                        MspDefinition.of(sound.toBuilder().clearRootCerts().build(), true))
                .hasMessageContaining("no root certificate");
        assertThatThrownBy(() ->
                        MspDefinition.of(sound.toBuilder().clearFabricNodeOus().build(), true))
                .hasMessageContaining("neither administrators nor a unit");
        assertThatThrownBy(() -> MspDefinition.of(
                        sound.toBuilder().addRootCerts(leaf.certificate().pem()).build(), true))
                .hasMessageContaining("is not an authority");
        assertThatThrownBy(() -> MspDefinition.of(
                        sound.toBuilder().addAdmins(leaf.certificate().pem()).build(), true))
                .hasMessageContaining("neither the client nor the admin unit");
        assertThatThrownBy(() -> MspDefinition.of(
                        sound.toBuilder()
                                .addRevocationList(ByteString.copyFromUtf8("x"))
                                .build(),
                        true))
                .hasMessageContaining("revocation list is unreadable");
        assertThatThrownBy(() -> MspDefinition.of(
                        sound.toBuilder()
                                .addIntermediateCerts(TestAuthority.root("x")
                                        .below("y")
                                        .certificate()
                                        .pem())
                                .build(),
                        true))
                .hasMessageContaining("0 chains");
    }

    @Test
    void satisfies_principals_as_fabric_does() {
        Issued issued = root.issue("a", "peer");
        Member member = member(issued);
        ByteString certifiers = member.certifiers().orElseThrow().value();

        assertThat(member.satisfies(role(MSP, MSPRoleType.MEMBER))).isTrue();
        assertThat(member.satisfies(role(MSP, MSPRoleType.PEER))).isTrue();
        assertThat(member.satisfies(role(MSP, MSPRoleType.CLIENT))).isFalse();
        assertThat(member.satisfies(role("OtherMSP", MSPRoleType.MEMBER))).isFalse();
        assertThat(member.satisfies(principal(MSPPrincipal.Classification.IDENTITY, issued.serialized(MSP))))
                .isTrue();
        assertThat(member.satisfies(principal(
                        MSPPrincipal.Classification.IDENTITY,
                        root.issue("a", "peer").serialized(MSP))))
                .isFalse();
        assertThat(member.satisfies(principal(MSPPrincipal.Classification.IDENTITY, ByteString.EMPTY)))
                .isFalse();
        assertThat(member.satisfies(unit("peer", certifiers))).isTrue();
        assertThat(member.satisfies(unit("peer", ByteString.EMPTY))).isFalse();
        assertThat(member.satisfies(unit("client", certifiers))).isFalse();
        assertThat(member.satisfies(combined(role(MSP, MSPRoleType.PEER), unit("peer", certifiers))))
                .isTrue();
        assertThat(member.satisfies(combined(role(MSP, MSPRoleType.PEER), role(MSP, MSPRoleType.ADMIN))))
                .isFalse();
        assertThat(member.satisfies(combined())).isFalse();
        assertThat(member.satisfies(anonymity(MSPIdentityAnonymity.MSPIdentityAnonymityType.NOMINAL)))
                .isTrue();
        assertThat(member.satisfies(anonymity(MSPIdentityAnonymity.MSPIdentityAnonymityType.ANONYMOUS)))
                .isFalse();
    }

    @Test
    void an_identity_at_fault_satisfies_no_role() {
        Member stranger = member(TestAuthority.root("root").issue("a", "peer"));

        assertThat(stranger.satisfies(role(MSP, MSPRoleType.MEMBER))).isFalse();
        assertThat(stranger.satisfies(principal(
                        MSPPrincipal.Classification.IDENTITY,
                        stranger.identity().toByteString())))
                .isFalse();
        assertThatThrownBy(stranger::requireValid)
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.rule()).isEqualTo(Rule.IDENTITY));
    }

    @Test
    void nested_combinations_are_bounded() {
        MSPPrincipal nested = role(MSP, MSPRoleType.PEER);
        for (int i = 0; i < 20; i++) {
            nested = combined(nested);
        }
        MSPPrincipal deep = nested;

        assertThatThrownBy(() -> member(root.issue("a", "peer")).satisfies(deep))
                .hasMessageContaining("nested");
    }

    @Test
    void a_directory_keeps_its_judgements_and_knows_its_organisations_only() {
        MspDirectory directory = new MspDirectory(List.of(definition));
        Issued issued = root.issue("a", "peer");

        Member first = directory.member(issued.serialized(MSP));

        assertThat(directory.member(issued.serialized(MSP))).isSameAs(first);
        assertThat(directory.definition(new MspId(MSP))).contains(definition);
        assertThatThrownBy(() -> directory.member(issued.serialized("OtherMSP")))
                .hasMessageContaining("OtherMSP is not of this channel");
    }

    private Member member(Issued issued) {
        return definition.member(identity(issued));
    }

    private static Identity identity(Issued issued) {
        return new Identity(new MspId(MSP), issued.certificate());
    }

    private static void assertFault(Member member, String text) {
        assertThat(member.isValid()).isFalse();
        assertThat(member.roles()).isEmpty();
        assertThat(member.fault().orElseThrow()).hasMessageContainingAll("IDENTITY", text);
    }

    private static MSPPrincipal role(String msp, MSPRoleType role) {
        return principal(
                MSPPrincipal.Classification.ROLE,
                MSPRole.newBuilder().setMspIdentifier(msp).setRole(role).build().toByteString());
    }

    private static MSPPrincipal unit(String name, ByteString certifiers) {
        return principal(
                MSPPrincipal.Classification.ORGANIZATION_UNIT,
                OrganizationUnit.newBuilder()
                        .setMspIdentifier(MSP)
                        .setOrganizationalUnitIdentifier(name)
                        .setCertifiersIdentifier(certifiers)
                        .build()
                        .toByteString());
    }

    private static MSPPrincipal combined(MSPPrincipal... parts) {
        return principal(
                MSPPrincipal.Classification.COMBINED,
                CombinedPrincipal.newBuilder()
                        .addAllPrincipals(List.of(parts))
                        .build()
                        .toByteString());
    }

    private static MSPPrincipal anonymity(MSPIdentityAnonymity.MSPIdentityAnonymityType type) {
        return principal(
                MSPPrincipal.Classification.ANONYMITY,
                MSPIdentityAnonymity.newBuilder().setAnonymityType(type).build().toByteString());
    }

    private static MSPPrincipal principal(MSPPrincipal.Classification classification, ByteString bytes) {
        return MSPPrincipal.newBuilder()
                .setPrincipalClassification(classification)
                .setPrincipal(bytes)
                .build();
    }
}
