/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.dossier;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.export.OcdsRelease;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.server.ledger.LedgerHeads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lots in the form of the Open Contracting Data Standard. */
@RestController
@RequestMapping("/api/v1/lots")
@Tag(name = "lots")
class ReleaseController {
    private final LedgerHeads heads;
    private final LedgerLog log;
    private final InstantSource clock;

    ReleaseController(LedgerHeads heads, LedgerLog log, InstantSource clock) {
        this.clock = clock;
        this.heads = heads;
        this.log = log;
    }

    @GetMapping(path = "/{code}/ocds", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "A lot as a release of the Open Contracting Data Standard",
            description =
                    "What stands in the open on the ledger: the tender, its status, and the tender that it repeats. With `address` and `publisher`"
                            + " it comes in a release package, as the standard has it published.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<byte[]> release(
            @PathVariable String code,
            @Parameter(description = "Under which the publisher is registered", example = "ocds-213czf") @RequestParam
                    String prefix,
            @Parameter(description = "Where the package is published") @RequestParam(required = false) @Nullable
                    URI address,
            @Parameter(description = "Name of whoever publishes it") @RequestParam(required = false) @Nullable
                    String publisher) {
        LotCode lot = LotCode.parse(code);
        LotHead head = heads.read(LotHead.key(lot), LotHead.class, LotHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND, "lot %s is not on the ledger", lot));
        Lot opened = Lot.fromJson(entry(head.opened()).record().object("body"));
        JsonObject release =
                OcdsRelease.of(prefix, opened, head, entry(head.record()).time());
        JsonObject answer = address == null || publisher == null
                ? release
                : OcdsRelease.inPackage(release, address.toString(), publisher, clock.instant());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer.canonical());
    }

    private LogEntry entry(RecordRef record) {
        return log.position(record.id()).stream()
                .mapToObj(log::entry)
                .flatMap(Optional::stream)
                .map(LogEntry::parse)
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.CHECKPOINT_STALE, "the log has not come to %s yet; ask again shortly", record));
    }
}
