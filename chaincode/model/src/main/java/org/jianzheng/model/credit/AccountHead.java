/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;

/**
 * The confirmed deductions of a subject in one counting period of a catalogue. It exists so that what follows from reaching a threshold is on
 * the ledger; a score is computed from the records.
 *
 * @param subject whose
 * @param catalogue the catalogue, all of its versions
 * @param begin the period's first day
 * @param deductions those that were confirmed, in order
 */
public record AccountHead(Subject subject, String catalogue, LocalDate begin, List<CountedDeduction> deductions) {
    /** The most deductions of a subject in one period. */
    public static final int MAX_DEDUCTIONS = 500;

    /** Copies the list. */
    public AccountHead {
        deductions = List.copyOf(deductions);
    }

    /** Where the head lies. */
    public static HeadKey key(Subject subject, String catalogue, LocalDate begin) {
        return new HeadKey(HeadKind.ACCOUNT, subject + "," + catalogue + "," + Dates.format(begin));
    }

    /** The account as it stands; one without deductions if there is none yet. */
    public static AccountHead read(HeadReader heads, Subject subject, String catalogue, LocalDate begin) {
        return heads.read(key(subject, catalogue, begin))
                .map(AccountHead::fromJson)
                .orElseGet(() -> new AccountHead(subject, catalogue, begin, List.of()));
    }

    /** The account with one more deduction; refuses ({@code TOO_LARGE}) one too many. */
    AccountHead with(CountedDeduction deduction) {
        if (deductions.size() >= MAX_DEDUCTIONS) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE,
                    "%s has %d deductions under %s in the period from %s on",
                    subject,
                    MAX_DEDUCTIONS,
                    catalogue,
                    begin);
        }
        List<CountedDeduction> more = new ArrayList<>(deductions);
        more.add(deduction);
        return new AccountHead(subject, catalogue, begin, more);
    }

    /** The account in which a deduction has ended; the same if it does not hold that deduction. */
    AccountHead ended(RecordRef proposal, CountedDeduction.End end) {
        return new AccountHead(
                subject,
                catalogue,
                begin,
                deductions.stream()
                        .map(each -> each.proposal().equals(proposal) ? each.ended(end) : each)
                        .toList());
    }

    /** All points that are known. */
    public ExactPoints points() {
        return ExactPoints.sum(
                deductions.stream().map(CountedDeduction::knownPoints).toList());
    }

    /** Reads the head's JSON. */
    public static AccountHead fromJson(JsonObject json) {
        return new AccountHead(
                Subject.parse(json.string("subject")),
                json.string("catalogue"),
                Dates.parse(json.string("begin")),
                json.array("deductions").objects().stream()
                        .map(CountedDeduction::fromJson)
                        .toList());
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("subject", subject.toString())
                .put("catalogue", catalogue)
                .put("begin", Dates.format(begin))
                .put(
                        "deductions",
                        JsonArray.of(deductions.stream()
                                .map(CountedDeduction::toJson)
                                .toList()))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(subject, catalogue, begin), toJson());
    }
}
