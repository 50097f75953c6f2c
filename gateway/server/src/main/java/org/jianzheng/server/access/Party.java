/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import java.util.Optional;
import org.jianzheng.model.record.Role;

/** As what somebody calls: the columns of the {@link AccessTable}. */
public enum Party {
    /** Staff and witnesses of a trading centre (交易中心). */
    CENTRE,
    /** Tenderer (招标人). */
    TENDERER,
    /** Agency (代理机构). */
    AGENCY,
    /** Bidder (投标人). */
    BIDDER,
    /** Evaluation expert (评标专家). */
    EXPERT,
    /** Industry supervisor (行业监管部门). */
    SUPERVISOR,
    /** Supervision office, joint-conference office (监管办、联席办). */
    OFFICE,
    /** Discipline inspection, audit (纪检监察、审计). */
    DISCIPLINE,
    /** Owner of an expert pool (专家库归口单位). */
    POOL_OWNER,
    /** Credit platform (信用平台). */
    CREDIT,
    /** Who registers an organisation's keys (机构登记员). */
    REGISTRAR,
    /** A system that hands in what the people and devices of its organisation signed (业务系统). */
    MACHINE,
    /** Whoever calls without saying who (社会公众). */
    PUBLIC;

    private static final String CREDIT_PLATFORM = "CREDIT_PLATFORM";

    /**
     * The party of a stated role: the model's role of a key, or {@code CREDIT_PLATFORM}, which signs nothing.
     *
     * @param role the wire name
     * @return empty if nobody calls in this role
     */
    public static Optional<Party> ofRole(String role) {
        if (role.equals(CREDIT_PLATFORM)) {
            return Optional.of(CREDIT);
        }
        for (Role known : Role.values()) {
            if (known.name().equals(role)) {
                return of(known);
            }
        }
        return Optional.empty();
    }

    private static Optional<Party> of(Role role) {
        return switch (role) {
            case CENTRE_STAFF, CENTRE_WITNESS -> Optional.of(CENTRE);
            case TENDERER -> Optional.of(TENDERER);
            case AGENCY -> Optional.of(AGENCY);
            case BIDDER -> Optional.of(BIDDER);
            case EXPERT -> Optional.of(EXPERT);
            case INDUSTRY_SUPERVISOR -> Optional.of(SUPERVISOR);
            case SUPERVISION_OFFICE -> Optional.of(OFFICE);
            case DISCIPLINE_AUDIT -> Optional.of(DISCIPLINE);
            case POOL_OWNER -> Optional.of(POOL_OWNER);
            case REGISTRAR -> Optional.of(REGISTRAR);
            case PLATFORM, DEVICE -> Optional.of(MACHINE);
            // Keys that vouch for what others hand in; nobody calls as one.
            case CHECKPOINT_COSIGNER, DEPARTMENT_SEAL -> Optional.empty();
        };
    }
}
