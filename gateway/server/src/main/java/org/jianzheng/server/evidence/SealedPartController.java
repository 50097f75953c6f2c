/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.jianzheng.model.code.RecordId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The readable parts of sealed records, for whoever may read them before they are opened. */
@RestController
@RequestMapping("/api/v1/sealed/{id}/readings")
@Tag(name = "sealed", description = "Records that not everybody may read yet")
class SealedPartController {
    private final SealedReading reading;

    SealedPartController(SealedReading reading) {
        this.reading = reading;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Read the readable part of a sealed record, on a stated legal basis",
            description =
                    "The body is a signed evidence.access record about this sealed record that names the caller as its reader, or such a"
                            + " record sealed (sealed) with its readable part (readable). The readable record is the answer, in the"
                            + " canonical bytes that were sealed, once the reading stands on the ledger.",
            requestBody =
                    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<byte[]> readPart(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody byte[] statement)
            throws IOException, InterruptedException {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(reading.readPart(RecordId.parse(id), statement).canonical());
    }
}
