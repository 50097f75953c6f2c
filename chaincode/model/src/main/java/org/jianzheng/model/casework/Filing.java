/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code casework.filing}: something came in at one of the doors (domain 104). The first filing of a matter opens a case that its receiver keeps; the same
 * matter at another door is linked to it (invariant 20). Who filed it stays off the ledger.
 *
 * @param kind what came in
 * @param channel at what door
 * @param receiver the department that received it
 * @param matter stands for the matter
 * @param knownOn when the complainant came to know of it, for a complaint and for nothing else
 * @param about whom it is about, as far as that is known
 * @param alert the substantiated alert behind it, if that is where it comes from
 * @param text the digests of the salted readable text
 * @param calendar the working days by which the limits are counted
 */
public record Filing(
        Kind kind,
        Channel channel,
        DepartmentId receiver,
        MatterTag matter,
        Optional<LocalDate> knownOn,
        List<Subject> about,
        Optional<RecordRef> alert,
        DualDigest text,
        CatalogueVersion calendar)
        implements CaseworkBody {
    /** What may come in. */
    public enum Kind {
        /** A complaint (投诉), within {@value CaseLimits#FILE_DAYS} days of knowing. */
        COMPLAINT,
        /** A tip-off (举报). */
        TIP_OFF,
        /** A clue (线索). */
        CLUE
    }

    /** At what doors. */
    public enum Channel {
        /** The window (线下窗口). */
        WINDOW,
        /** The on-line platform (线上平台). */
        ONLINE,
        /** A bureau directly. */
        BUREAU,
        /** Discipline inspection or audit fed it back (domain 92). */
        FED_BACK,
        /** An alert was substantiated. */
        ALERT
    }

    /** Refuses ({@code SCHEMA_INVALID}) a complaint without the day of knowing, an alert's filing without the alert, and what is no clue there. */
    public Filing {
        about = List.copyOf(about);
        if (about.size() > ReadableRecord.MAX_SUBJECTS) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a filing is about %d at most", ReadableRecord.MAX_SUBJECTS);
        }
        if ((kind == Kind.COMPLAINT) != knownOn.isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a complaint, and nothing else, says when it was known");
        }
        if ((channel == Channel.ALERT) != alert.isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "what comes from an alert, and nothing else, names it");
        }
        if ((channel == Channel.ALERT || channel == Channel.FED_BACK) && kind != Kind.CLUE) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s brings clues, not %s", channel, kind);
        }
    }

    /** Reads the body. */
    public static Filing fromJson(JsonObject json) {
        json.requireOnly("kind", "channel", "receiver", "matter", "knownOn", "about", "alert", "text", "calendar");
        return new Filing(
                Members.choice(Kind.class, json, "kind"),
                Members.choice(Channel.class, json, "channel"),
                DepartmentId.parse(json.string("receiver")),
                MatterTag.parse(json.string("matter")),
                json.optionalString("knownOn").map(Dates::parse),
                Members.distinct(json, "about", ReadableRecord.MAX_SUBJECTS, Subject::parse),
                json.optionalString("alert").map(RecordRef::parse),
                DualDigest.fromJson(json.object("text")),
                CatalogueVersion.parse(json.string("calendar")));
    }

    @Override
    public RecordType type() {
        return RecordType.CASEWORK_FILING;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("kind", kind.name())
                .put("channel", channel.name())
                .put("receiver", receiver.value())
                .put("matter", matter.hex())
                .putIfPresent("knownOn", knownOn.map(Dates::format))
                .putValueIfPresent("about", Members.strings(about))
                .putIfPresent("alert", alert.map(RecordRef::toString))
                .put("text", text.toJson())
                .put("calendar", calendar.toString())
                .build();
    }
}
