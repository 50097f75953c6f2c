/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.evidence.object.StoredObject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.access.Action;
import org.jianzheng.server.access.Gatekeeper;
import org.jianzheng.server.settings.GatewaySettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Files are stored here before the record that registers them, and are served once such a record says they are public. */
@RestController
@RequestMapping("/api/v1/files")
@Tag(name = "files", description = "Originals under their digests")
class FileController {
    private final ObjectStore objects;
    private final Originals originals;
    private final SealedReading sealedReading;
    private final Gatekeeper gatekeeper;
    private final long limit;

    FileController(
            ObjectStore objects,
            Originals originals,
            SealedReading sealedReading,
            Gatekeeper gatekeeper,
            GatewaySettings settings) {
        this.objects = objects;
        this.originals = originals;
        this.sealedReading = sealedReading;
        this.gatekeeper = gatekeeper;
        this.limit = settings.files().maxFile().toBytes();
    }

    /**
     * A stored file.
     *
     * @param sha256 its SHA-256
     * @param sm3 its SM3
     * @param size in bytes
     * @param url where it is served once a public record registers it
     */
    @Schema(name = "StoredFile")
    record StoredFile(String sha256, String sm3, long size, String url) {}

    @PutMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Store a file",
            description = "The body is the file. The answer has the digests that an evidence.file record registers.",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))))
    StoredFile store(HttpServletRequest request) throws IOException {
        StoredObject stored = objects.store(request.getInputStream(), limit);
        String sha256 = stored.digests().sha256().hex();
        return new StoredFile(sha256, stored.digests().sm3().hex(), stored.size(), "/api/v1/files/" + sha256);
    }

    @RequestMapping(path = "/{digest}", method = RequestMethod.HEAD)
    @Operation(
            summary = "Whether a file is stored",
            description =
                    "200 if it is public, 410 if its content was withdrawn by order. Where callers sign in, strangers get 401 for every"
                            + " other file, stored or not; others get 403 if it is stored and 404 if it is not.")
    ResponseEntity<Void> standing(@PathVariable String digest) throws IOException {
        return ResponseEntity.ok().contentLength(open(digest).content().size()).build();
    }

    @GetMapping(path = "/{digest}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            summary = "Read a file by either digest",
            description =
                    "Served only when a record on the ledger registers it as public; for others see its readings.")
    ResponseEntity<StreamingResponseBody> read(@PathVariable String digest) throws IOException {
        return served(open(digest));
    }

    @PostMapping(
            path = "/{digest}/readings",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            summary = "Read a file that is not public, on a stated legal basis",
            description =
                    "The body is a signed evidence.access record that names the caller as its reader, or such a record sealed"
                            + " (sealed) with its readable part (readable). The file is the answer once the record stands on the ledger.")
    ResponseEntity<StreamingResponseBody> readSealed(
            @PathVariable String digest,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
                    @org.springframework.web.bind.annotation.RequestBody
                    byte[] statement)
            throws IOException, InterruptedException {
        return served(sealedReading.read(digest, statement));
    }

    /** A public file. Whether another one is stored here is told to nobody who does not say who calls. */
    private Originals.Original open(String digest) throws IOException {
        try {
            return originals.read(digest);
        } catch (Refusal refusal) {
            boolean isKept = refusal.code() == ErrorCode.NOT_YET_OPEN;
            if (gatekeeper.isOpen() || !(isKept || refusal.code() == ErrorCode.FILE_UNKNOWN)) {
                throw refusal;
            }
            gatekeeper.requireKnown();
            if (isKept) {
                gatekeeper.require(Action.READ_SEALED);
                throw Refusal.of(
                        ErrorCode.BASIS_REQUIRED, "file %s is not public; state the basis at its readings", digest);
            }
            throw refusal;
        }
    }

    private static ResponseEntity<StreamingResponseBody> served(Originals.Original original) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(original.content().size())
                // Never let a browser run what somebody uploaded.
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .header("Jianzheng-Media-Type", original.mediaType())
                .body(original.content()::writeTo);
    }
}
