/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.list;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.ListHead;
import org.jianzheng.model.list.OverdueWithdrawal;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.sanction.SanctionHead;
import org.jianzheng.server.disclosure.Disclosure;
import org.jianzheng.server.heads.HeadPages;
import org.jianzheng.server.ledger.LedgerLost;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who still shows what has ended, although the time for taking it off is over. */
@RestController
@RequestMapping("/api/v1/withdrawals")
@Tag(name = "lists")
class WithdrawalController {
    /** The most heads that a report is made of. */
    private static final int MOST_HEADS = 100_000;

    private static final int MOST_DAYS = 366;

    private final HeadPages pages;
    private final Lists lists;
    private final Disclosure disclosure;
    private final InstantSource clock;

    WithdrawalController(HeadPages pages, Lists lists, Disclosure disclosure, InstantSource clock) {
        this.pages = pages;
        this.lists = lists;
        this.disclosure = disclosure;
        this.clock = clock;
    }

    @GetMapping(path = "/overdue", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Platforms and sites that have not taken off in time what has ended",
            description =
                    "Entries of all lists by the receipts of platforms (list.push), decisions by their withdrawals and pushes. The end of a"
                            + " decision may name its own limit; `days` is that of all else. For authorities. Report: jianzheng lists overdue.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<byte[]> overdue(
            @Parameter(description = "How many days they may take") @RequestParam(defaultValue = "7") int days,
            @Parameter(description = "The day, in China; today if left out", example = "2026-12-31")
                    @RequestParam(required = false)
                    @Nullable
                    String on)
            throws LedgerLost {
        disclosure.requireAll();
        if (days < 0 || days > MOST_DAYS) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "days are 0 to %d, met %d", MOST_DAYS, days);
        }
        LocalDate day = on == null ? Dates.of(clock.instant()) : Dates.parse(on);
        List<OverdueWithdrawal> overdue = new ArrayList<>();
        pages.each(HeadKind.LIST, MOST_HEADS, head -> {
            ListHead list = ListHead.fromJson(head);
            overdue.addAll(OverdueWithdrawal.of(
                    list, lists.feed(list.definition().list()).deltas(), days, day));
        });
        pages.each(
                HeadKind.SANCTION,
                MOST_HEADS,
                head -> overdue.addAll(OverdueWithdrawal.of(SanctionHead.fromJson(head), days, day)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(JsonObject.builder()
                        .put("on", Dates.format(day))
                        .put("days", days)
                        .put(
                                "overdue",
                                JsonArray.of(overdue.stream()
                                        .map(OverdueWithdrawal::toJson)
                                        .toList()))
                        .build()
                        .canonical());
    }
}
