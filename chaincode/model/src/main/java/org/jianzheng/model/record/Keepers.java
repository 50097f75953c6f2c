/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * Organisations without which the ledger takes no further change of a head, whatever its contracts say: a second lock. A head that was never
 * under it has no such member.
 *
 * @param organisations who must agree, each once, in the order of their ids
 */
public record Keepers(List<OrganisationId> organisations) {
    private static final String MEMBER = "keepers";

    /** Sorts them and leaves out who comes twice. */
    public Keepers {
        organisations = organisations.stream()
                .distinct()
                .sorted(Comparator.comparing(OrganisationId::value))
                .toList();
    }

    /** These organisations. */
    public static Keepers of(Collection<OrganisationId> organisations) {
        return new Keepers(List.copyOf(organisations));
    }

    /** Who keeps a head, if it is kept. */
    public static Optional<Keepers> in(JsonObject head) {
        return head.optionalArray(MEMBER)
                .map(array -> new Keepers(
                        array.strings().stream().map(OrganisationId::parse).toList()));
    }

    /** The others. */
    public Keepers without(OrganisationId organisation) {
        return new Keepers(organisations.stream()
                .filter(each -> !each.equals(organisation))
                .toList());
    }

    /** Puts them into a head. */
    public void writeTo(JsonObject.Builder head) {
        head.put(
                MEMBER,
                JsonArray.ofStrings(
                        organisations.stream().map(OrganisationId::value).toList()));
    }
}
