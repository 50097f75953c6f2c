/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.export;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.dossier.LotStatus;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * A release of the Open Contracting Data Standard (1.1, domain 2.16) about a lot. Each change of stage or status is a release of its own, whose id
 * is that of the record which made it. It holds what stands on the ledger in the open: the tender and its status, the tender that it repeats. Parties,
 * values and awards lie in files and are in none. The date has nine fraction digits, since dates of one process are to differ.
 */
public final class OcdsRelease {
    private static final Pattern PREFIX = Pattern.compile("ocds-[a-z0-9]{6}");

    private OcdsRelease() {}

    /**
     * The release.
     *
     * @param prefix under which the publisher is registered, such as {@code ocds-213czf}
     * @param lot what was said of the lot when it was opened
     * @param head the lot as it stands
     * @param date the ledger time of the record that brought it there
     * @throws Refusal {@code SCHEMA_INVALID} for another form of prefix
     */
    public static JsonObject of(String prefix, Lot lot, LotHead head, Instant date) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a prefix is ocds- and six letters or digits, met %s", prefix);
        }
        return JsonObject.builder()
                .put("ocid", ocid(prefix, head.lot()))
                .put("id", head.record().id().value())
                .put("date", Instants.formatNanos(date))
                .put("tag", JsonArray.ofStrings(List.of(tag(head))))
                .put("initiationType", "tender")
                .put("language", "zh")
                .put(
                        "tender",
                        JsonObject.builder()
                                .put("id", head.lot().value())
                                .putIfPresent("title", lot.name())
                                .put("status", status(head))
                                .build())
                .putValueIfPresent(
                        "relatedProcesses",
                        lot.retenderOf().map(failed -> JsonArray.of(List.of(related(prefix, failed)))))
                .build();
    }

    /**
     * The release in a package of its own (release package of 1.1), as the standard has releases published.
     *
     * @param release the release
     * @param address where the package is published, an absolute URI
     * @param publisher the name of whoever publishes it
     * @param published when
     */
    public static JsonObject inPackage(JsonObject release, String address, String publisher, Instant published) {
        return JsonObject.builder()
                .put("uri", address)
                .put("version", "1.1")
                .put("publishedDate", Instants.formatNanos(published))
                .put("publisher", JsonObject.builder().put("name", publisher).build())
                .put("releases", JsonArray.of(List.of(release)))
                .build();
    }

    private static String ocid(String prefix, LotCode lot) {
        return prefix + "-" + lot.value();
    }

    private static JsonObject related(String prefix, LotCode failed) {
        return JsonObject.builder()
                .put("id", failed.value())
                .put("relationship", JsonArray.ofStrings(List.of("unsuccessfulProcess")))
                .put("scheme", "ocid")
                .put("identifier", ocid(prefix, failed))
                .build();
    }

    private static String tag(LotHead head) {
        if (head.status() == LotStatus.CANCELLED) {
            return "tenderCancellation";
        }
        return switch (head.phase()) {
            case INITIATION -> "planning";
            case TENDERING -> "tender";
            case OPENING, EVALUATION, AWARD, PERFORMANCE, ACCEPTANCE, ARCHIVED -> "tenderUpdate";
        };
    }

    private static String status(LotHead head) {
        return switch (head.status()) {
            case CANCELLED -> "cancelled";
            case FAILED -> "unsuccessful";
            case RUNNING, PAUSED, CONTROLLED ->
                switch (head.phase()) {
                    case INITIATION -> "planning";
                    case TENDERING, OPENING, EVALUATION -> "active";
                    case AWARD, PERFORMANCE, ACCEPTANCE, ARCHIVED -> "complete";
                };
        };
    }
}
