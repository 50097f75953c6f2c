/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;

/**
 * The counting periods in which a subject has an account under a catalogue, so that all of them can be found.
 *
 * @param subject whose
 * @param catalogue the catalogue, all of its versions
 * @param begins the periods' first days
 */
public record AccountPeriods(Subject subject, String catalogue, NavigableSet<LocalDate> begins) {
    /** Copies the days. */
    public AccountPeriods {
        begins = new TreeSet<>(begins);
    }

    private static HeadKey key(Subject subject, String catalogue) {
        return new HeadKey(HeadKind.ACCOUNT, subject + "," + catalogue);
    }

    /** The periods as they stand. */
    public static AccountPeriods read(HeadReader heads, Subject subject, String catalogue) {
        return new AccountPeriods(
                subject,
                catalogue,
                heads.read(key(subject, catalogue))
                        .map(head -> head.array("begins").strings().stream()
                                .map(Dates::parse)
                                .collect(Collectors.toCollection(TreeSet::new)))
                        .orElseGet(TreeSet::new));
    }

    /** The change that adds a period, unless it is known. */
    Optional<HeadChange> with(LocalDate begin) {
        if (begins.contains(begin)) {
            return Optional.empty();
        }
        NavigableSet<LocalDate> more = new TreeSet<>(begins);
        more.add(begin);
        return Optional.of(new HeadChange(
                key(subject, catalogue),
                JsonObject.builder()
                        .put(
                                "begins",
                                JsonArray.ofStrings(
                                        more.stream().map(Dates::format).toList()))
                        .build()));
    }
}
