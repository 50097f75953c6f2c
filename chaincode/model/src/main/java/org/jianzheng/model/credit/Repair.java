/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import java.util.EnumSet;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.RepairPolicy;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.registry.CatalogueHead;

/**
 * The body of {@code credit.repair}: a confirmed deduction counts no more (信用修复, domain 2.7), since whoever found it says that the
 * misconduct is corrected, the duties are done and a commitment is public.
 *
 * @param proposal the deduction
 * @param severity of what severity the misconduct was
 * @param commitment the digests of the public commitment
 */
public record Repair(RecordRef proposal, Measure.Severity severity, DualDigest commitment) implements CreditBody {
    /** Reads the body. */
    public static Repair fromJson(JsonObject json) {
        json.requireOnly("proposal", "severity", "commitment");
        return new Repair(
                RecordRef.parse(json.string("proposal")),
                Members.choice(Measure.Severity.class, json, "severity"),
                DualDigest.fromJson(json.object("commitment")));
    }

    /**
     * Refuses ({@code STATE_FORBIDS}) a repair before the minimum of the policy that was in force on the day of the finding
     * (invariant 14), and ({@code NOT_IN_FORCE}) one for a day of which no policy is known.
     */
    public void requireAfterMinimum(HeadReader heads, LocalDate found, LocalDate today) {
        RepairPolicy policy = CatalogueHead.inForce(heads, CatalogueKind.REPAIR, found)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_IN_FORCE, "no repair policy was in force on %s", found))
                .catalogue()
                .content(RepairPolicy.class);
        LocalDate from = policy.repairableFrom(found, EnumSet.of(severity));
        if (today.isBefore(from)) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "what was found on %s may be repaired from %s on, not on %s",
                    found,
                    from,
                    today);
        }
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_REPAIR;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("proposal", proposal.toString())
                .put("severity", severity.name())
                .put("commitment", commitment.toJson())
                .build();
    }
}
