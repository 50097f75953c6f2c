/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.util.List;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.log.LogEntry;

/** What a member of a package is for, and so what follows when it is missing or another one; in the order in which they stand. */
public enum PackageRole {
    /** What the package is and how it is checked, for people. */
    README(Weight.PRESENTATION),
    /** The certificate, for people. */
    CERTIFICATE(Weight.PRESENTATION),
    /** The verifier that runs in a browser. */
    VERIFIER(Weight.PRESENTATION),
    /** The provenance sheet; it follows from the proofs. */
    PROVENANCE_SHEET(Weight.DERIVED),
    /** The custody table; it follows from the proofs. */
    CUSTODY_TABLE(Weight.DERIVED),
    /** An evidence bundle. */
    BUNDLE(Weight.PROOF),
    /** An answer from the index that lists all records of a lot or subject. */
    COMPLETENESS(Weight.PROOF),
    /** An answer from the index that lists all records about a file. */
    CUSTODY(Weight.CUSTODY),
    /** An answer from the index that lists all records about the organisation whose platform registered the files. */
    PLATFORM(Weight.PLATFORM),
    /** A registered file itself. */
    ORIGINAL(Weight.CONTENT);

    /** How much hangs on a member. */
    enum Weight {
        /** Missing: nobody can tell. Another one: the proof is invalid. */
        PROOF,
        /** Missing: nobody can tell. Another one: its bundle says that it differs. */
        CONTENT,
        /** Missing or another one: what was before the ledger is unproven; what was proved after stays proved. */
        CUSTODY,
        /** Missing or another one: nothing is shown of the platform. */
        PLATFORM,
        /** Missing: nothing follows. Another one: somebody claims what the proofs do not say, and the package is invalid. */
        DERIVED,
        /** Missing: nothing follows. Another one than the manifest names: the package is invalid. */
        PRESENTATION
    }

    private final Weight weight;

    PackageRole(Weight weight) {
        this.weight = weight;
    }

    /** What an answer is for that is not about a file of the package. */
    public static PackageRole ofAnswer(IndexKey key, List<LogEntry> entries) {
        return PlatformProof.concerns(key, entries) ? PLATFORM : COMPLETENESS;
    }

    Weight weight() {
        return weight;
    }
}
