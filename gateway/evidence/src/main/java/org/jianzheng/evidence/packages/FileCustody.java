/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;

/**
 * What the ledger holds about a registered file.
 *
 * @param record the record that registers it
 * @param registration what that says
 * @param capture the statement of its capture, if the bundle proves one
 * @param delay from the capture, by the signer's word, until the ledger took the registration
 * @param complete whether the events are proved to be all that name the file or its digest
 * @param events in the ledger's order
 */
public record FileCustody(
        RecordId record,
        FileRegistration registration,
        Optional<CaptureStatement> capture,
        Optional<Duration> delay,
        boolean complete,
        List<CustodyEvent> events) {
    /** Copies the events. */
    public FileCustody {
        events = List.copyOf(events);
    }

    static Optional<Duration> delay(FileRegistration registration, Instant entered) {
        return registration.source().capturedAt().map(captured -> Duration.between(captured, entered));
    }

    /** Whether capture and custody are proved. */
    public boolean isProven() {
        return capture.isPresent() && complete;
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.value())
                .put("file", registration.toJson())
                .putValueIfPresent("capture", capture.map(CaptureStatement::toJson))
                .putValueIfPresent("delaySeconds", delay.map(span -> new JsonInteger(span.toSeconds())))
                .put("complete", complete)
                .put(
                        "events",
                        JsonArray.of(events.stream().map(CustodyEvent::toJson).toList()))
                .build();
    }
}
