/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.projection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out what search and pages read, as it is stored, so that an audit can hold it against the log. One at a time. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "projection", description = "What search and pages read")
class ProjectionController {
    private static final String NDJSON = "application/x-ndjson";

    private final LotDocuments documents;
    private final Semaphore turn = new Semaphore(1);

    ProjectionController(LotDocuments documents) {
        this.documents = documents;
    }

    @GetMapping(path = "/projection", produces = NDJSON)
    @Operation(
            summary = "All documents of the projection as they are stored, one on each line",
            description =
                    "For gateway/verifier/jianzheng audit --projection FILE. The first line says how far it has come.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
    void all(HttpServletResponse response) throws IOException {
        if (!turn.tryAcquire()) {
            throw Refusal.of(ErrorCode.QUEUE_FULL, "the projection is being handed out already; ask again shortly");
        }
        try {
            response.setContentType(NDJSON);
            OutputStream out = new BufferedOutputStream(response.getOutputStream());
            documents.writeTo(out);
            out.flush();
        } finally {
            turn.release();
        }
    }
}
