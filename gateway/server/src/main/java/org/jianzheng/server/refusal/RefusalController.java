/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.refusal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.refusal.RefusalLine;
import org.jianzheng.server.access.Action;
import org.jianzheng.server.access.Gatekeeper;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What this gateway refused. */
@RestController
@RequestMapping("/api/v1/refusals")
@Tag(name = "refusals", description = "The journal of refused calls")
class RefusalController {
    private static final int MOST = 1_000;

    private final RefusalJournal journal;
    private final Gatekeeper gatekeeper;

    RefusalController(RefusalJournal journal, Gatekeeper gatekeeper) {
        this.journal = journal;
        this.gatekeeper = gatekeeper;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "What this gateway and the contracts refused, newest first; for supervision and discipline inspection",
            description =
                    "Each line is an item of the source `refusals` and holds the digest of the line before; items/ID/bundle proves it"
                            + " once its batch is on the ledger. Go on with `before` while `next` is there.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    byte[] refusals(
            @Parameter(description = "How many lines, 1 to 1,000") @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "Only lines with smaller numbers") @RequestParam(defaultValue = "9007199254740991")
                    long before) {
        gatekeeper.require(Action.READ_REFUSALS);
        if (limit < 1 || limit > MOST || before < 0) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "limit is 1 to %d and before at least 0, met %d and %d",
                    MOST,
                    limit,
                    before);
        }
        List<RefusalLine> lines = journal.before(before, limit);
        Optional<Long> next = Optional.of(lines)
                .filter(page -> page.size() == limit)
                .map(page -> page.getLast().number())
                .filter(number -> number > 0);
        JsonObject.Builder answer = JsonObject.builder()
                .put(
                        "items",
                        JsonArray.of(
                                lines.stream().map(line -> line.item().toJson()).toList()));
        next.ifPresent(number -> answer.put("next", number));
        return CanonicalJson.write(answer.build());
    }
}
