/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.CombinedPrincipal;
import org.hyperledger.fabric.protos.common.MSPIdentityAnonymity;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.OrganizationUnit;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.Wire;

/**
 * An identity as its organisation judges it; made by {@link MspDefinition#member}.
 *
 * @param identity who
 * @param roles what it may act as; an administrator that is named in the definition is one even if otherwise at fault
 * @param certifiers name of the chain of authorities above it; empty when at fault
 * @param fault why it is not valid; empty when it is
 */
public record Member(
        Identity identity, Set<MSPRoleType> roles, Optional<Sha256> certifiers, Optional<ProtocolException> fault) {

    private static final int MAX_NESTING = 8;

    /** Copies the roles. */
    public Member {
        roles = Set.copyOf(roles);
    }

    /** Whether the certificate is one of its organisation's, in the form that Fabric requires. Expiry plays no part. */
    public boolean isValid() {
        return fault.isEmpty();
    }

    /**
     * Requires that {@link #isValid()}.
     *
     * @return this
     */
    public Member requireValid() {
        if (fault.isPresent()) {
            throw fault.get();
        }
        return this;
    }

    /** Whether the signature is this identity's over the whole message. Says nothing of its validity. */
    public boolean verifies(ByteString message, ByteString signature) {
        return identity.certificate().key().verifies(message, signature);
    }

    /** Whether this identity is one of those that the principal stands for, by the rules of MSP version 1.4.3 and later. */
    public boolean satisfies(MSPPrincipal principal) {
        return satisfies(principal, 0);
    }

    @Override
    public String toString() {
        return identity.toString();
    }

    private boolean satisfies(MSPPrincipal principal, int nesting) {
        ByteString bytes = principal.getPrincipal();
        return switch (principal.getPrincipalClassification()) {
            case ROLE -> hasRole(Wire.read(MSPRole.parser(), bytes, Rule.PRINCIPAL, "role"));
            case IDENTITY -> isIdentity(bytes);
            case ORGANIZATION_UNIT ->
                isOfUnit(Wire.read(OrganizationUnit.parser(), bytes, Rule.PRINCIPAL, "organisational unit"));
            case ANONYMITY ->
                Wire.read(MSPIdentityAnonymity.parser(), bytes, Rule.PRINCIPAL, "anonymity")
                                .getAnonymityType()
                        == MSPIdentityAnonymity.MSPIdentityAnonymityType.NOMINAL;
            case COMBINED ->
                isAll(Wire.read(CombinedPrincipal.parser(), bytes, Rule.PRINCIPAL, "combination"), nesting);
            case UNRECOGNIZED -> false;
        };
    }

    private boolean hasRole(MSPRole role) {
        return role.getMspIdentifier().equals(identity.msp().value()) && roles.contains(role.getRole());
    }

    private boolean isIdentity(ByteString serialized) {
        Identity named;
        try {
            named = Identity.parse(serialized);
        } catch (ProtocolException unreadable) {
            return false;
        }
        return named.equals(identity) && isValid();
    }

    private boolean isOfUnit(OrganizationUnit unit) {
        return unit.getMspIdentifier().equals(identity.msp().value())
                && certifiers
                        .filter(chain -> chain.value().equals(unit.getCertifiersIdentifier()))
                        .isPresent()
                && identity.certificate().organizationalUnits().contains(unit.getOrganizationalUnitIdentifier());
    }

    private boolean isAll(CombinedPrincipal combination, int nesting) {
        if (nesting >= MAX_NESTING) {
            throw new ProtocolException(Rule.PRINCIPAL, "combinations are nested more than " + MAX_NESTING + " deep");
        }
        return combination.getPrincipalsCount() > 0
                && combination.getPrincipalsList().stream().allMatch(part -> satisfies(part, nesting + 1));
    }
}
