/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import org.jianzheng.model.record.Role;

/** What an organisation is, and so which roles its keys may have (管办分离, domain 1, 3.4). */
public enum OrganisationKind {
    /** Trading centre (公共资源交易中心). */
    TRADING_CENTRE,
    /** Branch centre (分中心). */
    BRANCH_CENTRE,
    /** Supervision office (公管办、监管办). */
    SUPERVISION_OFFICE,
    /** Another department of the consortium (成员单位). */
    DEPARTMENT;

    /** Whether the organisation records, and so must never decide or vouch for itself alone. */
    public boolean isCentre() {
        return switch (this) {
            case TRADING_CENTRE, BRANCH_CENTRE -> true;
            case SUPERVISION_OFFICE, DEPARTMENT -> false;
        };
    }

    /** Whether this organisation's registrar may register a key of this role (invariant 7). */
    public boolean mayRegister(Role role) {
        return switch (role) {
            case REGISTRAR, PLATFORM, DEVICE, CHECKPOINT_COSIGNER -> true;
            case CENTRE_STAFF, CENTRE_WITNESS, TENDERER, AGENCY, BIDDER -> isCentre();
            case INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE, DISCIPLINE_AUDIT, POOL_OWNER, EXPERT, DEPARTMENT_SEAL ->
                !isCentre();
        };
    }
}
