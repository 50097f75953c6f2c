/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import org.jianzheng.model.catalogue.Measure;

/** What standing on a list means. */
public enum ListKind {
    /** Praise (红名单): it rests on merits. */
    RED,
    /** Serious dishonesty (黑名单, 严重失信主体名单): it rests on a sanction. */
    BLACK,
    /** Barred from taking part (限制参与): it rests on a sanction. */
    RESTRICTION;

    /** Whether it burdens whoever stands on it. */
    public boolean burdens() {
        return this != RED;
    }

    /** Whether a measure of the catalogue may be carried out by such a list. */
    public boolean fits(Measure.Kind measure) {
        return switch (this) {
            case RED -> measure == Measure.Kind.INCENTIVE;
            case BLACK -> !measure.isLight();
            case RESTRICTION -> measure.bars();
        };
    }
}
