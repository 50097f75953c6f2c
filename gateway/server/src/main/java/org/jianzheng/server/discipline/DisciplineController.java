/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.discipline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.discipline.DisciplineTally;
import org.jianzheng.model.discipline.ReportWindow;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.server.access.Action;
import org.jianzheng.server.access.Gatekeeper;
import org.jianzheng.server.heads.HeadPages;
import org.jianzheng.server.ledger.LedgerLost;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was deducted, imposed and referred in a stretch of days. */
@RestController
@RequestMapping("/api/v1/discipline")
@Tag(name = "discipline", description = "The report of discipline")
class DisciplineController {
    /** The most heads of a kind that a report is made of. */
    private static final int MOST_HEADS = 200_000;

    private final HeadPages pages;
    private final Gatekeeper gatekeeper;
    private final InstantSource clock;

    DisciplineController(HeadPages pages, Gatekeeper gatekeeper, InstantSource clock) {
        this.pages = pages;
        this.gatekeeper = gatekeeper;
        this.clock = clock;
    }

    @GetMapping(path = "/report", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "The report of discipline: deductions, measures and referrals of a stretch of days, with their sums",
            description =
                    "Counts what was recorded on these days, whenever it happened. Unknown points and days are counted as such; what may"
                            + " be the same as something else is counted apart. For one subject the same report is computed off line from"
                            + " proofs: gateway/verifier/jianzheng discipline.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    byte[] report(
            @Parameter(description = "The first day, in China", example = "2026-01-01") @RequestParam String from,
            @Parameter(description = "The last day", example = "2026-12-31") @RequestParam String to,
            @Parameter(description = "What was recorded later is left out; now if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String knownAt,
            @Parameter(description = "About whom; about everybody if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String subject)
            throws LedgerLost {
        gatekeeper.require(Action.READ_DISCIPLINE);
        Instant known = knownAt == null ? Instant.ofEpochMilli(clock.millis()) : Instants.parse(knownAt);
        Optional<Subject> about = Optional.ofNullable(subject).map(Subject::parse);
        DisciplineTally tally = new DisciplineTally(
                new ReportWindow(Dates.parse(from), Dates.parse(to), known),
                about.map(Set::of).orElse(Set.of()));
        for (HeadKind kind : DisciplineTally.KINDS) {
            pages.each(kind, MOST_HEADS, head -> tally.add(kind, head));
        }
        return tally.report().toJson().canonical();
    }
}
