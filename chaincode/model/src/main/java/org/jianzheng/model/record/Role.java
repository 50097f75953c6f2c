/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

/** What a registered key may act as (domain 3.4, domain 10). A key has exactly one role. */
public enum Role {
    /** Registers an organisation's keys and speaks for it in the registry. */
    REGISTRAR,
    /** Staff of a trading centre (交易中心工作人员). */
    CENTRE_STAFF,
    /** Witness of a trading centre (见证人员). */
    CENTRE_WITNESS,
    /** Tenderer (招标人). */
    TENDERER,
    /** Agency (代理机构). */
    AGENCY,
    /** Bidder (投标人). */
    BIDDER,
    /** Evaluation expert (评标专家). */
    EXPERT,
    /** Officer of an industry's supervising department (行业监管). */
    INDUSTRY_SUPERVISOR,
    /** Officer of the supervision office (公管办、监管办). */
    SUPERVISION_OFFICE,
    /** Discipline inspection or audit (纪检监察、审计). */
    DISCIPLINE_AUDIT,
    /** Owner of an expert pool. */
    POOL_OWNER,
    /** The trading platform itself. */
    PLATFORM,
    /** A capture device. */
    DEVICE,
    /** A gateway's checkpoint key. */
    CHECKPOINT_COSIGNER,
    /** A department's seal (部门印章), used beside the key of whoever uses it. */
    DEPARTMENT_SEAL;

    /** Whether only holders of an enforcement licence may act in this role (domain 18, invariant 24). */
    public boolean isOfficer() {
        return this == INDUSTRY_SUPERVISOR || this == SUPERVISION_OFFICE;
    }

    /** Whether the role belongs to a trading centre, which records and never decides (domain 1, invariant 7). */
    public boolean isCentre() {
        return this == CENTRE_STAFF || this == CENTRE_WITNESS;
    }
}
