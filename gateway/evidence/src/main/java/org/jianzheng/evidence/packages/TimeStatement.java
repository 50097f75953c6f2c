/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import org.jianzheng.evidence.verify.Bilingual;

/** On what a package’s times rest. */
public enum TimeStatement implements Bilingual {
    /** On the ledger and the organisations that cosigned. */
    LEDGER_ONLY(
            "Time: rests on the ledger and the organisations that cosigned, on no time-stamping authority",
            "时间：依据账本与共同见签机构，没有时间戳机构的时间戳"),
    /** Nothing can be said. */
    NOT_STATED("Time: nothing is stated", "时间：不作陈述");

    private final String english;
    private final String chinese;

    TimeStatement(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
