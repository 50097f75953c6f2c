/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.refusal;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.refusal.RefusalLine;
import org.jianzheng.model.refusal.RefusedCall;
import org.jianzheng.server.access.Caller;
import org.jianzheng.server.access.Gatekeeper;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.storage.StoreFailure;
import org.jianzheng.server.web.RefusedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears of every call that is refused, and tells the journal of those that are bad input or misuse: whatever somebody wanted to write, and
 * what a known caller wanted to read and may not. What fails because something is down or full is nobody's doing and not told.
 */
@Component
class RefusalTelling {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalTelling.class);
    private static final Pattern CAPABILITY = Pattern.compile("/api/v1/([a-z][a-z-]{0,31})(?:/.*)?");
    private static final Optional<JsonValue> SOURCE = Optional.of(new JsonString(RefusalLine.SOURCE));
    private static final String ELSEWHERE = "elsewhere";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<ErrorCode> READING_TOLD = Set.of(ErrorCode.FORBIDDEN, ErrorCode.BASIS_REQUIRED);
    private static final int TOO_MANY = 429;

    private final RefusalJournal journal;
    private final Gatekeeper gatekeeper;

    RefusalTelling(RefusalJournal journal, Gatekeeper gatekeeper, Intake intake) {
        this.journal = journal;
        this.gatekeeper = gatekeeper;
        intake.whenRefused((envelope, refusal) -> refusedByContract(envelope, refusal.code()));
    }

    @EventListener
    void refused(RefusedRequest request) {
        Optional<Caller> caller = gatekeeper.caller();
        boolean reads = READING.contains(request.method());
        ErrorCode code = request.refusal().code();
        if (!isTold(code) || (reads && (caller.isEmpty() || !READING_TOLD.contains(code)))) {
            return;
        }
        Matcher capability = CAPABILITY.matcher(request.path());
        tell(new RefusedCall(
                code,
                capability.matches() ? capability.group(1) : ELSEWHERE,
                caller.map(Caller::organisation),
                Optional.of(gatekeeper.party().name()),
                request.envelope().map(RefusedCall.RefusedRecord::of)));
    }

    private void refusedByContract(Envelope envelope, ErrorCode code) {
        if (isTold(code) && !isOfJournal(envelope)) {
            tell(RefusedCall.atLedger(code, envelope));
        }
    }

    /** That the journal's own batch is refused would be told in the next one, for ever. What is refused may have any body. */
    private static boolean isOfJournal(Envelope envelope) {
        return envelope.type() == RecordType.EVIDENCE_BATCH
                && envelope instanceof ReadableRecord record
                && record.body().optional("source").equals(SOURCE);
    }

    private static boolean isTold(ErrorCode code) {
        return code.httpStatus() < 500 && code.httpStatus() != TOO_MANY;
    }

    /** Whoever is refused hears of that even where it cannot be written down. */
    private void tell(RefusedCall call) {
        try {
            journal.tell(call);
        } catch (StoreFailure failure) {
            LOG.error("the refusal {} at {} could not be written down", call.code(), call.place(), failure);
        }
    }
}
