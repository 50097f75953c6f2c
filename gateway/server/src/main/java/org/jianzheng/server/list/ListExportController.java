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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.list.ListFeed;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.export.ListTable;
import org.jianzheng.model.export.NormTable;
import org.jianzheng.model.export.StatusList;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListSnapshot;
import org.jianzheng.model.list.ReadablePart;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who stands on a list today, in the forms of others, with what people read of it as far as it lies here. */
@RestController
@RequestMapping("/api/v1/lists")
@Tag(name = "lists")
class ListExportController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Lists lists;
    private final ReadableParts parts;

    ListExportController(Lists lists, ReadableParts parts) {
        this.lists = lists;
        this.parts = parts;
    }

    @GetMapping(path = "/{list}/violations.csv", produces = "text/csv")
    @Operation(
            summary = "Who stands on a list that burdens, as the norm's table of violations",
            description = "17.1 of the norm. Cells of readable parts that do not lie here stay empty.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ResponseEntity<String> violations(
            @PathVariable String list,
            @Parameter(description = "交易系统标识码") @RequestParam(defaultValue = "") String tradingSystem,
            @Parameter(description = "公共服务平台标识码") @RequestParam(defaultValue = "") String servicePlatform,
            @Parameter(description = "Name of the department; its id if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String department)
            throws IOException {
        Held held = held(list);
        return csv(held.table().violations(norm(held, tradingSystem, servicePlatform, department)));
    }

    @GetMapping(path = "/{list}/norm.csv", produces = "text/csv")
    @Operation(
            summary = "Who stands on a list, as the table of the national data norm",
            description =
                    "17.2 of the norm, or 17.4 for a red list. Cells of readable parts that do not lie here stay empty.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ResponseEntity<String> norm(
            @PathVariable String list,
            @Parameter(description = "交易系统标识码") @RequestParam(defaultValue = "") String tradingSystem,
            @Parameter(description = "公共服务平台标识码") @RequestParam(defaultValue = "") String servicePlatform,
            @Parameter(description = "Name of the department; its id if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String department)
            throws IOException {
        Held held = held(list);
        return csv(held.table().norm(norm(held, tradingSystem, servicePlatform, department)));
    }

    @GetMapping(path = "/{list}/dual-publication.csv", produces = "text/csv")
    @Operation(
            summary = "Who stands on a list, with the fields of dual publication (行政处罚双公示)",
            description = "Cells of readable parts that do not lie here stay empty.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ResponseEntity<String> dualPublication(
            @PathVariable String list,
            @Parameter(description = "Credit code of the department") @RequestParam String departmentCode,
            @Parameter(description = "处罚类别") @RequestParam String penalty,
            @Parameter(description = "Name of the department; its id if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String department)
            throws IOException {
        Held held = held(list);
        return csv(held.table()
                .dualPublication(named(department, held), UnifiedCreditCode.parse(departmentCode), penalty));
    }

    @GetMapping(path = "/{list}/status-list", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "A list as a W3C Bitstring Status List",
            description =
                    "The bit with the number of the delta that made an entry is set while the entry has no effect. Unsecured.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<byte[]> status(
            @PathVariable String list, @Parameter(description = "Where it is published") @RequestParam String address) {
        ListId id = ListId.parse(list);
        ListFeed feed = lists.feed(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(StatusList.credential(feed.deltas(), lists.now(id), address, address)
                        .canonical());
    }

    private record Held(ListTable table, ListSnapshot snapshot) {}

    private Held held(String list) throws IOException {
        ListId id = ListId.parse(list);
        ListFeed feed = lists.feed(id);
        ListSnapshot snapshot = lists.now(id);
        Map<RecordRef, Delta> made = new LinkedHashMap<>();
        feed.deltas()
                .forEach(known -> snapshot.entry(known.delta().subject())
                        .filter(entry -> entry.deltas().getFirst().equals(known.record()))
                        .ifPresent(entry -> made.put(known.record(), known.delta())));
        Map<RecordRef, ReadablePart> readable = parts.of(made);
        ListTable table = ListTable.of(
                feed.definition(), feed.deltas(), snapshot, known -> Optional.ofNullable(readable.get(known.record())));
        return new Held(table, snapshot);
    }

    private static NormTable norm(
            Held held, String tradingSystem, String servicePlatform, @Nullable String department) {
        return new NormTable(
                tradingSystem,
                servicePlatform,
                named(department, held),
                held.snapshot().knownAt());
    }

    private static String named(@Nullable String department, Held held) {
        return department == null ? held.table().definition().department().value() : department;
    }

    private static ResponseEntity<String> csv(String table) {
        return ResponseEntity.ok().contentType(CSV).body(table);
    }
}
