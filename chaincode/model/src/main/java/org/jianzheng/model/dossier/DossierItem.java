/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * The code of something that a dossier holds of a stage, such as {@code BUDGET} or {@code CONTRACT} (domain 36, 40, 41). Which there
 * are, the stage template says.
 *
 * @param code 2 to 40 upper-case letters, digits and underscores
 */
public record DossierItem(String code) implements Comparable<DossierItem> {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    /** 一标一评价: the credit evaluation of a lot, a nil result included (domain 65). */
    public static final DossierItem CREDIT_EVALUATION = new DossierItem("CREDIT_EVALUATION");

    /** 一标一评估: the risk assessment of a lot (domain 66). */
    public static final DossierItem RISK_ASSESSMENT = new DossierItem("RISK_ASSESSMENT");

    /** Refuses ({@code ID_INVALID}) other codes. */
    public DossierItem {
        if (!FORM.matcher(code).matches()) {
            throw Refusal.of(ErrorCode.ID_INVALID, "an item has 2 to 40 upper-case letters, digits and underscores");
        }
    }

    @Override
    public int compareTo(DossierItem other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
