/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;

/**
 * The organisational units by which an organisation tells its clients, peers, administrators and orderers apart.
 *
 * @param enforced whether each identity must have exactly one of them
 * @param units the unit of each role
 */
record NodeUnits(boolean enforced, Map<MSPRoleType, Unit> units) {

    /** A unit and, where it is named, the chain of authorities that must have given it. */
    record Unit(String name, Optional<Sha256> certifiers) {}

    NodeUnits {
        units = Map.copyOf(units);
    }

    static NodeUnits none() {
        return new NodeUnits(false, Map.of());
    }

    boolean has(MSPRoleType role) {
        return units.containsKey(role);
    }

    /** Whether the units of a certificate include that of the role. */
    boolean has(MSPRoleType role, List<String> given) {
        Unit unit = units.get(role);
        return unit != null && given.contains(unit.name());
    }

    /** Requires exactly one role among the units of a certificate. */
    void requireOneRole(List<String> given, Sha256 certifiers) {
        if (!enforced) {
            return;
        }
        int roles = 0;
        for (String name : given) {
            for (Unit unit : units.values()) {
                if (unit.name().equals(name)) {
                    if (unit.certifiers().isPresent()
                            && !unit.certifiers().get().equals(certifiers)) {
                        throw ProtocolException.differs(
                                Rule.IDENTITY,
                                "unit \"" + name + "\" from authorities "
                                        + unit.certifiers().get().brief(),
                                certifiers.brief());
                    }
                    roles++;
                    break;
                }
            }
        }
        if (roles != 1) {
            throw ProtocolException.differs(
                    Rule.IDENTITY, "exactly 1 unit among client, peer, admin and orderer", roles + " in " + given);
        }
    }
}
