/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.inspection;

import java.util.List;
import java.util.Set;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code inspection.report}: what was found and where it was told; all three destinations are due (domain 97).
 *
 * @param plan the record of the plan
 * @param report the digest of the report
 * @param lotsWithFindings how many of the drawn lots have findings; none is a result too
 * @param toldTo where the result was told
 */
public record Report(RecordRef plan, DualDigest report, int lotsWithFindings, List<Destination> toldTo)
        implements InspectionBody {
    /** Where a result goes. */
    public enum Destination {
        /** The office of the joint conference (联席会议办公室). */
        JOINT_CONFERENCE_OFFICE,
        /** The credit evaluation of agencies (代理机构信用评价体系). */
        CREDIT_EVALUATION,
        /** The media that the law names (法定媒体). */
        STATUTORY_MEDIA
    }

    /** Refuses ({@code CONDITION_MISSING}) a report that a destination did not get. */
    public Report {
        toldTo = List.copyOf(toldTo);
        if (!Set.copyOf(toldTo).equals(Set.of(Destination.values()))) {
            throw Refusal.of(
                    ErrorCode.CONDITION_MISSING, "a result goes to %s, met %s", List.of(Destination.values()), toldTo);
        }
    }

    /** Reads the body. */
    public static Report fromJson(JsonObject json) {
        json.requireOnly("plan", "report", "lotsWithFindings", "toldTo");
        return new Report(
                RecordRef.parse(json.string("plan")),
                DualDigest.fromJson(json.object("report")),
                (int) Members.integer(json, "lotsWithFindings", 0, Plan.MAX_POOL),
                Members.distinct(
                        json, "toldTo", Destination.values().length, name -> Members.choice(Destination.class, name)));
    }

    @Override
    public RecordType type() {
        return RecordType.INSPECTION_REPORT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("plan", plan.toString())
                .put("report", report.toJson())
                .put("lotsWithFindings", lotsWithFindings)
                .put(
                        "toldTo",
                        JsonArray.ofStrings(toldTo.stream().map(Enum::name).toList()))
                .build();
    }
}
