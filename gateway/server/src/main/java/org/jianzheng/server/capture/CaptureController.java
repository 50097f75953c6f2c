/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.capture;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.CaptureHistory;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.projection.TimelineRow;
import org.jianzheng.server.projection.Timelines;
import org.jianzheng.server.proof.AnswerQuery;
import org.jianzheng.server.proof.Answers;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The capture statements of a source, and what is to be explained in them. */
@RestController
@RequestMapping("/api/v1/captures")
@Tag(name = "captures", description = "What sources stated about their captures")
class CaptureController {
    private static final int MOST = 1_000;

    private final Timelines timelines;
    private final Answers answers;

    CaptureController(Timelines timelines, Answers answers) {
        this.timelines = timelines;
        this.answers = answers;
    }

    /**
     * A part of a source's statements.
     *
     * @param source the device
     * @param total statements of the source, as far as the projection has come
     * @param items the statements, in the order in which they entered the ledger
     * @param findings what is to be explained in this part, the statement before it included
     * @param next cursor of the next part, absent after the newest
     */
    @Schema(name = "Captures")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Captures(
            String source,
            long total,
            List<Capture> items,
            List<Finding> findings,
            @Nullable String next) {}

    /**
     * A statement.
     *
     * @param record its record
     * @param org whose device it is
     * @param evidence the file that was captured
     * @param sequence its number
     * @param at when it was captured, by the source's clock
     * @param clockOffsetMs how far that clock was ahead, by the source's word
     * @param captured when it was captured, the offset taken away
     * @param entered the ledger time
     * @param delayMs from capture to ledger
     * @param position of its entry in the log
     */
    @Schema(name = "Capture")
    record Capture(
            String record,
            String org,
            String evidence,
            long sequence,
            String at,
            long clockOffsetMs,
            String captured,
            String entered,
            long delayMs,
            long position) {

        static Capture of(TimelineRow row) {
            ReadableRecord record = ReadableRecord.parse(row.record());
            CaptureHistory.Entered entered = CaptureController.entered(row);
            CaptureStatement statement = entered.statement();
            return new Capture(
                    record.id().value(),
                    record.organisation().value(),
                    statement.evidence().value(),
                    statement.sequence(),
                    Instants.format(record.at()),
                    statement.clockOffsetMs(),
                    Instants.format(entered.captured()),
                    Instants.formatNanos(row.time()),
                    entered.delay().toMillis(),
                    row.position());
        }
    }

    /**
     * Something to explain.
     *
     * @param kind GAP, REORDERED, DUPLICATE, UNCHAINED, LATE or AHEAD
     * @param title what it means
     * @param titleZh the same in Chinese
     * @param record the statement at which it shows
     * @param from the first sequence number that it is about
     * @param to the last
     */
    @Schema(name = "CaptureFinding")
    record Finding(String kind, String title, String titleZh, String record, long from, long to) {

        static Finding of(CaptureHistory.Finding finding) {
            return new Finding(
                    finding.kind().name(),
                    finding.kind().english(),
                    finding.kind().chinese(),
                    finding.record().id().value(),
                    finding.from(),
                    finding.to());
        }
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The capture statements of a source, and what is to be explained in them",
            description =
                    "Gaps, reorderings, numbers used twice, broken chains, late and early entries. A finding is a question,"
                            + " not an accusation. Sealed statements do not show before their opening.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    Captures captures(
            @RequestParam String source,
            @RequestParam(defaultValue = "0") String cursor,
            @RequestParam(defaultValue = "200") int limit,
            @Parameter(schema = @Schema(type = "string", example = "10m"))
                    @RequestParam(defaultValue = "10m")
                    @DurationFormat(style = DurationFormat.Style.SIMPLE)
                    Duration tolerance) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "limit is 1 to %d, met %d", MOST, limit);
        }
        if (tolerance.isNegative()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "tolerance is not negative, met %s", tolerance);
        }
        String timeline = Timelines.ofSource(source);
        long from = number(cursor);
        long total = timelines.count(timeline);
        if (total == 0) {
            throw Refusal.of(ErrorCode.NOT_FOUND, "no capture statement of %s is known here", source);
        }
        List<TimelineRow> rows = timelines.rows(timeline, from, limit);
        Optional<CaptureHistory.Entered> before = from == 0
                ? Optional.empty()
                : timelines.rows(timeline, from - 1, 1).stream().findFirst().map(CaptureController::entered);
        List<Finding> findings =
                CaptureHistory.examine(
                                before,
                                rows.stream().map(CaptureController::entered).toList(),
                                tolerance)
                        .stream()
                        .map(Finding::of)
                        .toList();
        long end = from + rows.size();
        return new Captures(
                source,
                total,
                rows.stream().map(Capture::of).toList(),
                findings,
                end < total ? Long.toString(end) : null);
    }

    @Hidden
    @GetMapping(params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> proof(@RequestParam String source, @ParameterObject AnswerQuery query) {
        return answers.response(query.of(new IndexKey(IndexName.SOURCE, source)));
    }

    private static CaptureHistory.Entered entered(TimelineRow row) {
        ReadableRecord record = ReadableRecord.parse(row.record());
        return new CaptureHistory.Entered(
                record.ref(), CaptureStatement.fromJson(record.body()), record.at(), row.time());
    }

    private static long number(String cursor) {
        if (!cursor.matches("[0-9]{1,12}")) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a cursor is what the last answer gave as next");
        }
        return Long.parseLong(cursor, 10);
    }
}
