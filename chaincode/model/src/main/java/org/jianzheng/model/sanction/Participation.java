/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.util.Optional;
import org.jianzheng.model.record.Role;

/**
 * How somebody wants to take part in trading.
 *
 * @param role as tenderer, agency, bidder or expert
 * @param region where, by the code of the division or its first digits; without it, anywhere
 * @param sector in what type of project; without it, in any
 */
public record Participation(Role role, Optional<String> region, Optional<String> sector) {
    /** Refuses ({@code SCHEMA_INVALID}) a role that takes no part in trading, and a malformed region. */
    public Participation {
        Scope.requireParty(role);
        region.ifPresent(Scope::requireRegion);
    }
}
