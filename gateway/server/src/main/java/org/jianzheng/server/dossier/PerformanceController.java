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
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.export.ExportedRow;
import org.jianzheng.model.export.NormTable;
import org.jianzheng.model.export.Performance;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How contracts were performed, in the form of the national data norm. */
@RestController
@RequestMapping("/api/v1/lots")
@Tag(name = "lots")
class PerformanceController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** The most records under one code that a row is made of. */
    private static final int MAX_RECORDS = 10_000;

    private final LedgerLog log;
    private final InstantSource clock;

    PerformanceController(LedgerLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    @GetMapping(path = "/{code}/performance.csv", produces = "text/csv")
    @Operation(
            summary = "The performance of a lot's contract, as the table of the national data norm",
            description =
                    "17.5 of the norm: when the contract was concluded and accepted, as the dossier tells. Who performs it stands in no open record and is"
                            + " said by whoever asks; cells of what lies in files stay empty.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ResponseEntity<String> performance(
            @PathVariable String code,
            @Parameter(description = "Credit code of whoever performs the contract (主体代码)") @RequestParam
                    String performer,
            @Parameter(description = "主体名称") @RequestParam(defaultValue = "") String performerName,
            @Parameter(description = "Name of the department that publishes (发布部门)") @RequestParam(defaultValue = "")
                    String department,
            @Parameter(description = "交易系统标识码") @RequestParam(defaultValue = "") String tradingSystem,
            @Parameter(description = "公共服务平台标识码") @RequestParam(defaultValue = "") String servicePlatform) {
        LotCode lot = LotCode.parse(code);
        List<ReadableRecord> own = records(lot.value()).toList();
        if (own.isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_FOUND, "no record of lot %s is known here", lot);
        }
        Performance performance = Performance.of(
                lot,
                UnifiedCreditCode.parse(performer),
                performerName,
                Stream.concat(records(lot.project().value()), own.stream()).toList());
        NormTable table = new NormTable(tradingSystem, servicePlatform, department, clock.instant());
        return ResponseEntity.ok()
                .contentType(CSV)
                .body(ExportedRow.commaSeparated(List.of(table.performance(performance))));
    }

    private Stream<ReadableRecord> records(String code) {
        List<Long> positions = log.bearers(new IndexKey(IndexName.LOT, code), 0, MAX_RECORDS + 1);
        if (positions.size() > MAX_RECORDS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "%s has more than %d records", code, MAX_RECORDS);
        }
        return positions.stream()
                .map(position -> Envelope.parse(
                        LogEntry.parse(log.entry(position).orElseThrow()).record()))
                .filter(ReadableRecord.class::isInstance)
                .map(ReadableRecord.class::cast);
    }
}
