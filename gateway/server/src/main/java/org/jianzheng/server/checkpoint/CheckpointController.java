/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Checkpoints in the C2SP form, and the forks that every page shows. */
@RestController
@Tag(name = "log", description = "The log: checkpoints, tiles and forks")
class CheckpointController {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Checkpoints checkpoints;
    private final TrustRoot trust;

    CheckpointController(Checkpoints checkpoints, TrustRoot trust) {
        this.checkpoints = checkpoints;
        this.trust = trust;
    }

    @GetMapping(path = "/api/v1/trust", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The trust root by which this gateway counts cosignatures",
            description =
                    "For comparing its fingerprint (SHA-256 of these bytes). Whoever verifies should hold a trust root"
                            + " from somebody whom he trusts, not the one of whoever hands out the proof.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<byte[]> trustRoot() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .body(trust.canonical());
    }

    @GetMapping(path = "/log/checkpoint", produces = "text/plain")
    @Operation(
            summary = "The newest checkpoint",
            description = "The newest that a quorum has signed; before the first of these, the newest degraded one."
                    + " The header Jianzheng-Quorum says met or degraded, and who is missing.")
    ResponseEntity<String> newest() {
        Kept kept = checkpoints
                .newestWhole()
                .or(checkpoints::newest)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND, "the log has no checkpoint yet"));
        List<String> missing = kept.verified().quorum().missing();
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .header(
                        "Jianzheng-Quorum",
                        (kept.isWhole() ? "met" : "degraded")
                                + (missing.isEmpty() ? "" : "; missing=" + String.join(",", missing)))
                .body(kept.note().toString());
    }

    @GetMapping(path = "/log/checkpoints/{block}", produces = "text/plain")
    @Operation(summary = "The checkpoint after a block, if one was made there")
    ResponseEntity<String> at(@PathVariable long block) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .body(checkpoints.require(block).toString());
    }

    /**
     * Different checkpoints for one block: somebody shows two histories.
     *
     * @param block the block
     * @param notes the checkpoints
     * @param resolvedBy the record by which a quorum says which of them holds; absent while nobody has
     */
    @Schema(name = "Fork")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ForkAnswer(
            long block, List<String> notes, @Nullable String resolvedBy) {}

    @GetMapping(path = "/log/forks", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "All forks that were ever seen",
            description = "One without resolvedBy is open: no quorum has said which of its checkpoints holds.")
    List<ForkAnswer> forks() {
        return checkpoints.forks().stream()
                .map(fork -> new ForkAnswer(
                        fork.block(),
                        fork.notes().stream().map(SignedNote::toString).toList(),
                        fork.resolvedBy().map(RecordId::value).orElse(null)))
                .toList();
    }
}
