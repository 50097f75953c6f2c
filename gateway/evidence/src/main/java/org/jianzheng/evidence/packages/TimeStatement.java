/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.evidence.verify.Bilingual;
import org.jianzheng.evidence.verify.RecordSummary;
import org.jianzheng.evidence.verify.TimestampSummary;

/** On what a package’s times rest, the strongest first. */
public enum TimeStatement implements Bilingual {
    /** On time stamps by authorities outside the ledger, for every record. */
    TSA(
            "Time: every record existed before the time that a time-stamping authority outside the ledger states",
            "时间：每条记录均有账本之外时间戳机构的时间戳，证明其在所载时间之前已存在"),
    /** On time stamps of a demo. */
    TRIAL_TSA(
            "Time: demo time stamp without legal value; rests on the ledger and the organisations that cosigned",
            "时间：演示时间戳，无法律效力；依据账本与共同见签机构"),
    /** On the ledger and the organisations that cosigned. */
    LEDGER_ONLY(
            "Time: rests on the ledger and the organisations that cosigned, on no time-stamping authority",
            "时间：依据账本与共同见签机构，没有时间戳机构的时间戳"),
    /** Nothing can be said. */
    NOT_STATED("Time: nothing is stated", "时间：不作陈述");

    /** What these bundles, all of which prove, say of their times: as little as the weakest of them. */
    static TimeStatement of(Stream<ExaminedBundle> bundles) {
        return bundles.map(TimeStatement::of).max(Comparator.naturalOrder()).orElse(LEDGER_ONLY);
    }

    private static TimeStatement of(ExaminedBundle bundle) {
        List<TimestampSummary> stamps =
                bundle.report().record().map(RecordSummary::timestamps).orElse(List.of());
        if (stamps.isEmpty()) {
            return LEDGER_ONLY;
        }
        return stamps.stream().allMatch(TimestampSummary::trial) ? TRIAL_TSA : TSA;
    }

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
