/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.server.access.Gatekeeper;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.intake.RecordStatus;
import org.jianzheng.server.proof.Bundles;
import org.jianzheng.server.web.Problems;
import org.jianzheng.server.web.RefusedRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records come in here, one or many at a time, and here one asks how far they are. */
@RestController
@RequestMapping("/api/v1/records")
@Tag(name = "records", description = "Submit records and follow them")
class RecordIntakeController {
    private static final int MAX_LINES = 1_000;
    private static final int MAX_BATCH_BYTES = 16 << 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    static final String NDJSON = "application/x-ndjson";

    private final Intake intake;
    private final Bundles bundles;
    private final Gatekeeper gatekeeper;
    private final ApplicationEventPublisher events;

    RecordIntakeController(Intake intake, Bundles bundles, Gatekeeper gatekeeper, ApplicationEventPublisher events) {
        this.intake = intake;
        this.bundles = bundles;
        this.gatekeeper = gatekeeper;
        this.events = events;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Submit a record",
            description = "202 once the record is stored durably. wait=committed answers 200 when it is in a block,"
                    + " wait=cosigned 200 with the evidence bundle; 202 with the present status when the time is over.")
    @ApiResponse(
            responseCode = "202",
            description = "Stored durably; it goes to the ledger whatever happens to this gateway",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StatusAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "As far as was waited for",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = StatusAnswer.class)),
                @Content(mediaType = Bundles.MEDIA_TYPE, schema = @Schema(type = "object"))
            })
    ResponseEntity<?> submit(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "One record envelope",
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
                    @RequestBody
                    byte[] body,
            @RequestParam(defaultValue = "accepted") String wait,
            @Parameter(schema = @Schema(type = "string", example = "15s"))
                    @RequestParam(defaultValue = "15s")
                    @DurationFormat(style = DurationFormat.Style.SIMPLE)
                    Duration timeout,
            HttpServletRequest request)
            throws InterruptedException {
        Intake.Level level = level(wait);
        Envelope envelope = intake.read(body);
        try {
            gatekeeper.requireMayHandIn(envelope);
            intake.accept(envelope);
        } catch (Refusal refusal) {
            tell(request, Optional.of(envelope), refusal);
            return Problems.answer(refusal);
        }
        RecordStatus status = intake.await(envelope.id(), level, bounded(timeout));
        return switch (status) {
            // Told when the contracts refused it.
            case RecordStatus.Refused refused -> Problems.answer(refused.refusal());
            case RecordStatus.Accepted accepted -> onTheWay(envelope, status);
            case RecordStatus.Submitted submitted -> onTheWay(envelope, status);
            case RecordStatus.Committed committed ->
                level == Intake.Level.COSIGNED
                        ? onTheWay(envelope, status)
                        : ResponseEntity.ok(StatusAnswer.of(envelope.id(), status));
            case RecordStatus.Cosigned cosigned ->
                level == Intake.Level.COSIGNED
                        ? ResponseEntity.ok()
                                .contentType(MediaType.parseMediaType(Bundles.MEDIA_TYPE))
                                .body(bundles.of(cosigned.record().id()))
                        : ResponseEntity.ok(StatusAnswer.of(envelope.id(), status));
        };
    }

    private void tell(HttpServletRequest request, Optional<Envelope> envelope, Refusal refusal) {
        events.publishEvent(new RefusedRequest(refusal, request.getMethod(), request.getRequestURI(), envelope));
    }

    private static ResponseEntity<StatusAnswer> onTheWay(Envelope envelope, RecordStatus status) {
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(StatusAnswer.of(envelope.id(), status));
    }

    /**
     * What came of one line.
     *
     * @param line its number, from 1
     * @param id the record, if the line could be read so far
     * @param status as for a single record, or REFUSED
     * @param code why it was refused
     * @param detail what was met in particular
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LineResult")
    record LineResult(
            int line,
            @Nullable String id,
            String status,
            @Nullable String code,
            @Nullable String detail) {}

    @PostMapping(path = "/batch", consumes = NDJSON, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Submit up to 1,000 records, one on each line",
            description = "The answer is in the order of the lines. Each record is taken or refused by itself.")
    List<LineResult> submitMany(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
                    @RequestBody
                    byte[] body,
            HttpServletRequest request) {
        if (body.length > MAX_BATCH_BYTES) {
            throw Refusal.of(
                    ErrorCode.BATCH_TOO_LARGE, "the batch has %d bytes, the limit is %d", body.length, MAX_BATCH_BYTES);
        }
        List<String> lines = new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.size() > MAX_LINES) {
            throw Refusal.of(
                    ErrorCode.BATCH_TOO_LARGE, "the batch has %d lines, the limit is %d", lines.size(), MAX_LINES);
        }
        LineResult[] results = new LineResult[lines.size()];
        List<Envelope> readable = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Optional<Envelope> envelope = Optional.empty();
            try {
                envelope = Optional.of(intake.read(lines.get(i).getBytes(StandardCharsets.UTF_8)));
                gatekeeper.requireMayHandIn(envelope.get());
                readable.add(envelope.get());
                numbers.add(i);
            } catch (Refusal refusal) {
                tell(request, envelope, refusal);
                results[i] = refused(i, null, refusal);
            }
        }
        List<Intake.Taken> taken = intake.acceptAll(readable);
        for (int i = 0; i < taken.size(); i++) {
            int number = numbers.get(i);
            Envelope envelope = readable.get(i);
            String id = envelope.id().value();
            results[number] = switch (taken.get(i)) {
                case Intake.Taken.In in ->
                    new LineResult(number + 1, id, in.status().name(), null, null);
                case Intake.Taken.Not not -> {
                    tell(request, Optional.of(envelope), not.refusal());
                    yield refused(number, id, not.refusal());
                }
            };
        }
        return List.of(results);
    }

    private static LineResult refused(int index, @Nullable String id, Refusal refusal) {
        return new LineResult(index + 1, id, "REFUSED", refusal.code().name(), refusal.sentence());
    }

    @GetMapping(path = "/{id}/status", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "How far a record is")
    StatusAnswer status(@PathVariable String id) {
        RecordId record = RecordId.parse(id);
        return intake.status(record)
                .map(status -> StatusAnswer.of(record, status))
                .orElseThrow(() -> Refusal.of(ErrorCode.RECORD_UNKNOWN, "no record %s has come to this gateway", id));
    }

    private static Intake.Level level(String wait) {
        for (Intake.Level level : Intake.Level.values()) {
            if (level.name().toLowerCase(Locale.ROOT).equals(wait)) {
                return level;
            }
        }
        throw Refusal.of(ErrorCode.SCHEMA_INVALID, "wait is accepted, committed or cosigned, met %s", wait);
    }

    private static Duration bounded(Duration timeout) {
        if (timeout.isNegative() || timeout.compareTo(LONGEST_WAIT) > 0) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "timeout is 0s to 60s, met %s", timeout);
        }
        return timeout;
    }
}
