/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.Role;

/**
 * From what somebody is barred. What is left out is everything of its kind.
 *
 * @param roles as whom: tenderer, agency, bidder or expert
 * @param region where: the digits that begin the codes of its divisions (行政区划代码), such as {@code 6208}
 * @param sectors in what types of projects
 */
public record Scope(List<Role> roles, Optional<String> region, List<String> sectors) {
    /** Everything, everywhere. */
    public static final Scope EVERYTHING = new Scope(List.of(), Optional.empty(), List.of());

    private static final Set<Role> PARTIES = EnumSet.of(Role.TENDERER, Role.AGENCY, Role.BIDDER, Role.EXPERT);
    private static final Pattern REGION = Pattern.compile("\\d{2,12}");
    private static final int MAX_SECTORS = 32;

    /** Refuses ({@code SCHEMA_INVALID}) roles that take no part in trading, and a malformed region. */
    public Scope {
        roles = List.copyOf(roles);
        sectors = List.copyOf(sectors);
        roles.forEach(Scope::requireParty);
        region.ifPresent(Scope::requireRegion);
    }

    /** Refuses ({@code SCHEMA_INVALID}) a role that takes no part in trading. */
    static void requireParty(Role role) {
        if (!PARTIES.contains(role)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a %s takes no part in trading", role);
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) what is no beginning of a division's code. */
    static void requireRegion(String region) {
        if (!REGION.matcher(region).matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a region is given by the first 2 to 12 digits of its code");
        }
    }

    /** Whether it covers a participation; one that says no region or sector may be anywhere. */
    boolean covers(Participation participation) {
        return (roles.isEmpty() || roles.contains(participation.role()))
                && (sectors.isEmpty()
                        || participation.sector().map(sectors::contains).orElse(true))
                && region.flatMap(own -> participation.region().map(other -> overlap(own, other)))
                        .orElse(true);
    }

    private static boolean overlap(String region, String other) {
        return other.startsWith(region) || region.startsWith(other);
    }

    static Scope fromJson(JsonObject json) {
        json.requireOnly("roles", "region", "sectors");
        return new Scope(
                Members.distinct(json, "roles", PARTIES.size(), Scope::role),
                json.optionalString("region"),
                Members.distinct(json, "sectors", MAX_SECTORS, Members::requireLine));
    }

    private static Role role(String name) {
        return PARTIES.stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ErrorCode.SCHEMA_INVALID, "%s takes no part in trading", name));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .putValueIfPresent("roles", Members.strings(roles))
                .putIfPresent("region", region)
                .putValueIfPresent("sectors", Members.strings(sectors))
                .build();
    }
}
