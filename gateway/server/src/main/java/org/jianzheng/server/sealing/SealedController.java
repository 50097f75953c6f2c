/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.sealing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.server.access.Gatekeeper;
import org.jianzheng.server.intake.Intake;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes a sealed record together with its readable part, which is stored encrypted. It comes back into the open
 * only as a record.opening that its organisation signs; before that it goes out to single readers whose readings stand on the ledger.
 */
@RestController
@RequestMapping("/api/v1/sealed")
@Tag(name = "sealed", description = "Records that not everybody may read yet")
class SealedController {
    private final Intake intake;
    private final ObjectStore objects;
    private final Gatekeeper gatekeeper;

    SealedController(Intake intake, ObjectStore objects, Gatekeeper gatekeeper) {
        this.intake = intake;
        this.objects = objects;
        this.gatekeeper = gatekeeper;
    }

    /**
     * What became of a sealed record.
     *
     * @param id the sealed record
     * @param status how far it is
     * @param statusUrl where to ask again
     * @param readableKept whether its readable part is kept here
     */
    @Schema(name = "SealedReceipt")
    record SealedReceipt(String id, String status, String statusUrl, boolean readableKept) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Submit a sealed record, with its readable part to be kept encrypted",
            description = "Members: sealed (the sealed envelope) and, if it is to be kept here, readable.")
    SealedReceipt submit(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
                    @RequestBody
                    byte[] body) {
        JsonObject parts =
                CanonicalJson.parse(body, 4 * Envelope.MAX_BYTES).asObject().requireOnly("sealed", "readable");
        Envelope envelope = intake.read(CanonicalJson.write(parts.object("sealed")));
        if (!(envelope instanceof SealedRecord sealed)) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "sealed must be a sealed record, met %s",
                    envelope.type().wireName());
        }
        gatekeeper.requireMayHandIn(sealed);
        parts.optionalObject("readable").ifPresent(readable -> keep(sealed, ReadableRecord.parse(readable)));
        String status = intake.accept(sealed).name();
        return new SealedReceipt(
                sealed.id().value(), status, "/api/v1/records/" + sealed.id() + "/status", parts.has("readable"));
    }

    private void keep(SealedRecord sealed, ReadableRecord readable) {
        sealed.requireFits(readable);
        objects.store(readable.canonical(), sealed.openingClass());
    }
}
