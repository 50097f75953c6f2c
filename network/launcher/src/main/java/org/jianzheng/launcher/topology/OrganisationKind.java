/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

/** What an organisation is in public-resource trading; it decides whose vouching counts as independent. */
public enum OrganisationKind {
    /** 交易中心: records, and so cannot vouch for itself alone. */
    TRADING_CENTRE,
    /** 分中心: belongs to a trading centre. */
    BRANCH_CENTRE,
    /** 监督机构: supervises trading. */
    SUPERVISION_OFFICE,
    /** 部门: decides and sanctions in its own field. */
    DEPARTMENT;

    /** Whether this kind neither is a trading centre nor belongs to one. */
    public boolean independentOfTheRecorder() {
        return switch (this) {
            case TRADING_CENTRE, BRANCH_CENTRE -> false;
            case SUPERVISION_OFFICE, DEPARTMENT -> true;
        };
    }
}
