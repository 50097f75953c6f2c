/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import java.util.Optional;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.registry.Holder;

/**
 * The body of {@code evidence.custody}: a link of a file's custody chain (保管链, domain 2.12).
 *
 * @param evidence the file
 * @param step what was done
 * @param from who had it before, if somebody else
 * @param to who has it afterwards, if somebody else
 * @param place where it lies afterwards
 * @param reason why
 * @param previous the link before this one, if there is one
 */
public record CustodyEvent(
        EvidenceId evidence,
        Step step,
        Optional<Holder> from,
        Optional<Holder> to,
        Optional<String> place,
        Optional<String> reason,
        Optional<RecordRef> previous)
        implements EvidenceBody {

    /** What can be done with a file in custody. */
    public enum Step {
        /** Received from its source. */
        RECEIVED,
        /** Put into a store. */
        STORED,
        /** Put elsewhere. */
        MOVED,
        /** Copied; the original stays where it is. */
        COPIED,
        /** Given to somebody else. */
        HANDED_OVER,
        /** Given back. */
        RETURNED,
        /** Destroyed or erased by an order. */
        DESTROYED
    }

    /** Refuses ({@code SCHEMA_INVALID}) a file that changes hands without saying whose they are. */
    public CustodyEvent {
        boolean changesHands = step == Step.HANDED_OVER || step == Step.RETURNED;
        if (changesHands && (from.isEmpty() || to.isEmpty())) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s needs from and to", step);
        }
    }

    /** Reads the body. */
    public static CustodyEvent fromJson(JsonObject json) {
        json.requireOnly("evidence", "step", "from", "to", "place", "reason", "previous");
        return new CustodyEvent(
                EvidenceId.parse(json.string("evidence")),
                Members.choice(Step.class, json, "step"),
                json.optionalString("from").map(Holder::parse),
                json.optionalString("to").map(Holder::parse),
                Members.optionalText(json, "place", Members.LINE),
                Members.optionalText(json, "reason", Members.TEXT),
                json.optionalString("previous").map(RecordRef::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.EVIDENCE_CUSTODY;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("evidence", evidence.value())
                .put("step", step.name())
                .putIfPresent("from", from.map(Holder::toString))
                .putIfPresent("to", to.map(Holder::toString))
                .putIfPresent("place", place)
                .putIfPresent("reason", reason)
                .putIfPresent("previous", previous.map(RecordRef::toString))
                .build();
    }
}
