/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.disclosure.Disclosure;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.log.Coverage;
import org.jianzheng.server.proof.AnswerQuery;
import org.jianzheng.server.proof.Answers;
import org.jianzheng.server.proof.Bundles;
import org.jianzheng.server.proof.FullBundles;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads committed records and hands out their bundles. */
@RestController
@RequestMapping("/api/v1/records")
@Tag(name = "records")
class RecordController {
    private static final String LIGHT = EvidenceBundle.LIGHT;
    private static final String FULL = EvidenceBundle.FULL;

    private static final int MOST_NEWEST = 100;
    private static final int MOST_LOOKED_THROUGH = 1_000;

    private final LedgerLog log;
    private final Coverage coverage;
    private final Bundles bundles;
    private final FullBundles fullBundles;
    private final Answers answers;
    private final Disclosure disclosure;

    RecordController(
            LedgerLog log,
            Coverage coverage,
            Bundles bundles,
            FullBundles fullBundles,
            Answers answers,
            Disclosure disclosure) {
        this.log = log;
        this.coverage = coverage;
        this.bundles = bundles;
        this.fullBundles = fullBundles;
        this.answers = answers;
        this.disclosure = disclosure;
    }

    /**
     * A record on the ledger.
     *
     * @param id the record
     * @param status COMMITTED, or COSIGNED once a checkpoint that a quorum has signed covers it
     * @param position of its entry in the log
     * @param block number of its block
     * @param index of its transaction within the block
     * @param tx id of its transaction
     * @param time of the transaction
     * @param record the envelope
     */
    @Schema(name = "Record")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecordAnswer(
            String id,
            String status,
            long position,
            long block,
            int index,
            String tx,
            String time,
            @JsonRawValue @Schema(type = "object") String record) {}

    /**
     * The newest records.
     *
     * @param total entries of the log
     * @param items the newest first
     */
    @Schema(name = "NewestRecords")
    record NewestAnswer(long total, List<RecordAnswer> items) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The newest records that are on the ledger",
            description = "Records of sanctions and lists are for those who may read them.")
    NewestAnswer newest(@RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MOST_NEWEST) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "limit is 1 to %d, met %d", MOST_NEWEST, limit);
        }
        long size = log.size();
        boolean all = disclosure.readsAll();
        List<RecordAnswer> items = LongStream.iterate(size - 1, position -> position >= 0, position -> position - 1)
                .limit(MOST_LOOKED_THROUGH)
                .mapToObj(this::entry)
                .filter(placed -> all || Disclosure.isForEver(placed.entry().record()))
                .limit(limit)
                .map(this::answer)
                .toList();
        return new NewestAnswer(size, items);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "A record that is on the ledger")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    RecordAnswer read(@PathVariable String id) {
        return answer(entry(position(id)));
    }

    @Hidden
    @GetMapping(path = "/{id}", params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> proof(@PathVariable String id, @ParameterObject AnswerQuery query) {
        RecordId record = RecordId.parse(id);
        disclosure.require(record);
        return answers.response(query.of(new IndexKey(IndexName.RECORD, record.value())));
    }

    private record Placed(long position, LogEntry entry) {}

    private Placed entry(long position) {
        return new Placed(position, LogEntry.parse(log.entry(position).orElseThrow()));
    }

    private RecordAnswer answer(Placed placed) {
        LogEntry entry = placed.entry();
        long position = placed.position();
        return new RecordAnswer(
                entry.record().string("id"),
                position < coverage.cosignedSize() ? "COSIGNED" : "COMMITTED",
                position,
                entry.block(),
                entry.index(),
                entry.transaction().value(),
                Instants.formatNanos(entry.time()),
                entry.record().toString());
    }

    @GetMapping(path = "/{id}/bundle", produces = Bundles.MEDIA_TYPE)
    @Operation(
            summary = "The evidence bundle of a record",
            description = "Verifies with no network: gateway/verifier/jianzheng verify FILE.evb --trust trust.json."
                    + " The full grade adds the record's whole block, which shows its neighbours, and is refused with"
                    + " GRADE_NOT_OFFERED where the gateway's configuration does not allow it.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Bundles.MEDIA_TYPE, schema = @Schema(type = "object")))
    ResponseEntity<byte[]> bundle(
            @PathVariable String id,
            @RequestParam(defaultValue = LIGHT)
                    @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {LIGHT, FULL},
                                            defaultValue = LIGHT))
                    String grade,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "size of a checkpoint that you hold: the bundle proves that the log extends it")
                    @Nullable
                    Long since)
            throws LedgerLost {
        RecordId record = RecordId.parse(id);
        disclosure.require(record);
        OptionalLong held = since == null ? OptionalLong.empty() : OptionalLong.of(since);
        byte[] bundle = switch (grade) {
            case LIGHT -> bundles.of(record, held);
            case FULL -> {
                disclosure.requireBlock(record);
                yield fullBundles.of(record, held);
            }
            default -> throw Refusal.of(ErrorCode.SCHEMA_INVALID, "grade is %s or %s", LIGHT, FULL);
        };
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Bundles.MEDIA_TYPE))
                .body(bundle);
    }

    private long position(String id) {
        RecordId record = RecordId.parse(id);
        disclosure.require(record);
        return log.position(record).orElseThrow(() -> Disclosure.unknown(record));
    }
}
