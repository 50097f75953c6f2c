/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.CatalogueHead;

/**
 * A catalogue of rules in all its versions: a deduction counts by the version under which it was proposed, the period by the one in
 * force on the day of the score.
 *
 * @param catalogue its name
 * @param versions the newest first, at least one
 */
public record Scheme(String catalogue, List<Catalogue> versions) {
    /** Refuses ({@code REFERENCE_UNKNOWN}) a catalogue that has no version or holds no rules. */
    public Scheme {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "catalogue %s is not on the ledger", catalogue);
        }
        versions.forEach(version -> version.content(RuleCatalogue.class));
    }

    /** The scheme as it stands on the ledger. */
    public static Scheme read(HeadReader heads, String catalogue) {
        List<Catalogue> versions = new ArrayList<>();
        Optional<CatalogueHead> version = CatalogueHead.latest(heads, catalogue);
        while (version.isPresent()) {
            versions.add(version.get().catalogue());
            version = version.get().before().map(earlier -> CatalogueHead.require(heads, earlier));
        }
        return new Scheme(catalogue, versions);
    }

    /** The version in force on a day; refuses ({@code NOT_IN_FORCE}) a day before the first one. */
    public Catalogue inForceOn(LocalDate day) {
        return versions.stream()
                .filter(version -> !version.from().isAfter(day))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.NOT_IN_FORCE,
                        "%s is in force from %s on, not on %s",
                        catalogue,
                        versions.getLast().from(),
                        day));
    }

    /** The rules of a version; refuses ({@code REFERENCE_UNKNOWN}) one of another catalogue. */
    RuleCatalogue rules(CatalogueVersion version) {
        return versions.stream()
                .filter(each -> each.version().equals(version))
                .findFirst()
                .map(each -> each.content(RuleCatalogue.class))
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s is no version of %s", version, catalogue));
    }
}
