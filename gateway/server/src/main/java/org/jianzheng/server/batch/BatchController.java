/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.refusal.RefusalLine;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.intake.RecordStatus;
import org.jianzheng.server.proof.Bundles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Streams of items come in here, and here one asks for batches, items and their bundles. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "batches", description = "Streams of items, one record for each batch of them")
class BatchController {
    private static final Logger LOG = LoggerFactory.getLogger(BatchController.class);
    private static final String NDJSON = "application/x-ndjson";

    private final ObjectProvider<BatchLane> lane;
    private final BatchStore store;
    private final ServedItems served;
    private final ReplicaStore replicas;
    private final Intake intake;
    private final LedgerLog log;

    BatchController(
            ObjectProvider<BatchLane> lane,
            BatchStore store,
            ServedItems served,
            ReplicaStore replicas,
            Intake intake,
            LedgerLog log) {
        this.lane = lane;
        this.store = store;
        this.served = served;
        this.replicas = replicas;
        this.intake = intake;
        this.log = log;
    }

    @PostMapping(path = "/batches", consumes = NDJSON, produces = NDJSON)
    @Operation(
            summary = "Send a stream of items, one on each line",
            description =
                    "Each line is an item: at, id (UUID of version 7), and content or digests and size. Each line of the"
                            + " answer tells what came of the lines since the one before: accepted and known items with batch and"
                            + " index, refused ones with their code, and signed receipts, written once the items are on disk. Read the"
                            + " answers while sending: who does not is held back. Sending an item again is harmless.",
            requestBody = @RequestBody(content = @Content(mediaType = NDJSON, schema = @Schema(type = "string"))))
    @ApiResponse(responseCode = "200", content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
    void receive(
            @RequestParam @Parameter(description = "where the items come from, such as a device's name") String source,
            @RequestParam(required = false) @Parameter(description = "the lot under which the batches stand") @Nullable
                    String lot,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        BatchLane open = lane.getIfAvailable();
        if (open == null) {
            throw Refusal.of(ErrorCode.BATCHES_NOT_OFFERED, "jianzheng.batches.key is not set");
        }
        if (source.equals(RefusalLine.SOURCE)) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "the source %s is the gateway's own", source);
        }
        ItemSource from = new ItemSource(source, Optional.ofNullable(lot).map(LotCode::parse));
        from.lot().ifPresent(this::requireOpened);
        response.setContentType(NDJSON);
        try {
            new ItemStream(open, from, request.getInputStream(), response.getOutputStream()).serve();
        } catch (IOException gone) {
            // Whatever has a receipt is on disk; the sender goes on with what has none.
            LOG.info("a stream of {} broke off: {}", from.name(), gone.toString());
        }
    }

    /** A batch under a lot that nobody opened could never be recorded. */
    private void requireOpened(LotCode lot) {
        if (log.bearers(new IndexKey(IndexName.LOT, lot.value()), 0, 1).isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_OPEN, "lot %s is not open", lot);
        }
    }

    /**
     * A batch.
     *
     * @param id the batch; its record has the same id
     * @param status OPEN, CLOSED, or how far its record is: ACCEPTED, SUBMITTED, COMMITTED, COSIGNED or REFUSED
     * @param source where its items come from
     * @param lot the lot under which it stands
     * @param count its items
     * @param code why its record was refused; it is tried again
     * @param organisation who received it
     * @param replicated the organisations besides that one which keep it, as far as this gateway knows
     */
    @Schema(name = "Batch")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BatchAnswer(
            String id,
            String status,
            @Nullable String source,
            @Nullable String lot,
            @Nullable Long count,
            @Nullable String code,
            @Nullable String organisation,
            @Nullable List<String> replicated) {}

    @GetMapping(path = "/batches/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "How far a batch is, and which organisations keep it")
    BatchAnswer batch(@PathVariable String id) {
        RecordId batch = RecordId.parse(id);
        if (store.isOpen(batch)) {
            return new BatchAnswer(id, "OPEN", null, null, null, null, null, null);
        }
        return store.record(batch)
                .map(record -> {
                    BatchRegistration body = BatchRegistration.fromJson(record.body());
                    Optional<RecordStatus> status = intake.status(batch);
                    return new BatchAnswer(
                            id,
                            status.map(RecordStatus::name).orElse("CLOSED"),
                            body.source(),
                            record.lot().map(LotCode::value).orElse(null),
                            body.count(),
                            status.flatMap(BatchController::refusal).orElse(null),
                            record.organisation().value(),
                            replicas.holders(record).stream()
                                    .map(OrganisationId::value)
                                    .toList());
                })
                .orElseThrow(() -> unknown(batch));
    }

    private static Optional<String> refusal(RecordStatus status) {
        return status instanceof RecordStatus.Refused refused
                ? Optional.of(refused.refusal().code().name())
                : Optional.empty();
    }

    private static Refusal unknown(RecordId batch) {
        return Refusal.of(ErrorCode.RECORD_UNKNOWN, "no batch %s is stored at this gateway", batch);
    }

    @GetMapping(path = "/batches/{id}/items", produces = NDJSON)
    @Operation(
            summary = "All items of a batch in their order, one on each line",
            description = "Canonical JSON: with the roots of the batch's record anyone can check that they are all.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
    ResponseEntity<StreamingResponseBody> items(@PathVariable String id) {
        RecordId batch = RecordId.parse(id);
        if (store.record(batch).isEmpty() && !store.isOpen(batch)) {
            throw unknown(batch);
        }
        served.require(batch);
        StreamingResponseBody body = out -> {
            ItemWriter writer = new ItemWriter(out);
            store.items(batch, (leaf, canonical) -> writer.write(canonical));
            writer.end();
        };
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(NDJSON)).body(body);
    }

    /**
     * Where an item stands.
     *
     * @param id the item
     * @param batch the batch that holds it
     * @param index where it stands there, from 0
     * @param status of the batch
     * @param bundleUrl where its proof is, once a checkpoint covers the batch
     */
    @Schema(name = "ItemPlace")
    record PlaceAnswer(String id, String batch, int index, String status, String bundleUrl) {}

    @GetMapping(path = "/items/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Where an item stands")
    PlaceAnswer item(@PathVariable String id) {
        ItemPlace place = served.place(RecordId.parse(id));
        String status = batch(place.batch().value()).status();
        return new PlaceAnswer(id, place.batch().value(), place.index(), status, "/api/v1/items/" + id + "/bundle");
    }

    @GetMapping(path = "/items/{id}/bundle", produces = Bundles.MEDIA_TYPE)
    @Operation(
            summary = "The evidence bundle of an item",
            description =
                    "Two stages: the item's path to the roots of its batch, and the batch's record in the log. Verifies"
                            + " with no network: gateway/verifier/jianzheng verify FILE.evb --trust trust.json.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Bundles.MEDIA_TYPE, schema = @Schema(type = "object")))
    ResponseEntity<byte[]> bundle(@PathVariable String id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Bundles.MEDIA_TYPE))
                .body(served.bundle(RecordId.parse(id)));
    }
}
