/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

/** The capabilities whose records this release knows; a capability has the same name in every module. */
public enum Capability {
    /** Organisations, departments, keys, policies. */
    REGISTRY,
    /** Projects, tenders, lots and their stages. */
    DOSSIER,
    /** The trading centre's witness service (见证). */
    WITNESS,
    /** Registered files and how they were captured. */
    EVIDENCE,
    /** Behaviour, deductions and scores. */
    CREDIT,
    /** Sealed bids: commitments that tell nothing before the opening. */
    BID,
    /** Joint decisions of departments and what follows from them. */
    SANCTION,
    /** Red lists, black lists and restrictions. */
    LIST,
    /** Which lots of an agency are inspected, by a draw that anybody repeats. */
    INSPECTION,
    /** Complaints, tip-offs and clues, and what becomes of them. */
    CASEWORK,
    /** What analyses point at, until somebody has investigated it. */
    ALERT,
    /** Sealed records and their openings. */
    SEALING,
    /** What cosigners and their policies put on the ledger. */
    CHECKPOINT
}
