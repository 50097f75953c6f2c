/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.projection.TimelineRow;
import org.jianzheng.server.projection.Timelines;
import org.jianzheng.server.proof.AnswerQuery;
import org.jianzheng.server.proof.Answers;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All records of a lot, in the order in which the ledger took them. */
@RestController
@RequestMapping("/api/v1/lots")
@Tag(name = "lots", description = "Timelines of lots")
class LotController {
    private static final int MOST = 200;

    private final Timelines timelines;
    private final Answers answers;

    LotController(Timelines timelines, Answers answers) {
        this.timelines = timelines;
        this.answers = answers;
    }

    /**
     * A part of a timeline.
     *
     * @param lot the lot's code
     * @param total records of the lot, as far as the projection has come
     * @param items the records, in log order
     * @param next cursor of the next part, absent after the newest record; later records appear behind it
     */
    @Schema(name = "Timeline")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Timeline(
            String lot,
            long total,
            List<Item> items,
            @Nullable String next) {}

    /**
     * A record and its place.
     *
     * @param position of its entry in the log
     * @param block number of its block
     * @param tx id of its transaction
     * @param time of the transaction
     * @param leaf SHA-256 leaf hash of its entry
     * @param record the record's envelope
     */
    @Schema(name = "TimelineItem")
    record Item(
            long position,
            long block,
            String tx,
            String time,
            String leaf,
            @JsonRawValue @Schema(type = "object") String record) {

        static Item of(TimelineRow row) {
            return new Item(
                    row.position(),
                    row.block(),
                    row.transaction().value(),
                    Instants.formatNanos(row.time()),
                    row.leaf().hex(),
                    row.record().toString());
        }
    }

    @GetMapping(path = "/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The timeline of a lot", description = "Sealed records do not show here before their opening.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    Timeline timeline(
            @PathVariable String code,
            @RequestParam(defaultValue = "0") String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        String lot = LotCode.parse(code).value();
        if (limit < 1 || limit > MOST) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "limit is 1 to %d, met %d", MOST, limit);
        }
        long from = number(cursor);
        long total = timelines.count(lot);
        if (total == 0) {
            throw Refusal.of(ErrorCode.NOT_FOUND, "no record of lot %s is known here", lot);
        }
        List<Item> items =
                timelines.rows(lot, from, limit).stream().map(Item::of).toList();
        long end = from + items.size();
        return new Timeline(lot, total, items, end < total ? Long.toString(end) : null);
    }

    @Hidden
    @GetMapping(path = "/{code}", params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> proof(@PathVariable String code, @ParameterObject AnswerQuery query) {
        return answers.response(
                query.of(new IndexKey(IndexName.LOT, LotCode.parse(code).value())));
    }

    private static long number(String cursor) {
        if (!cursor.matches("[0-9]{1,12}")) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a cursor is what the last answer gave as next");
        }
        return Long.parseLong(cursor, 10);
    }
}
