/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.packages;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.packages.PackageWriter;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.packages.PackageBuilder;
import org.jianzheng.server.disclosure.Disclosure;
import org.jianzheng.server.ledger.LedgerLost;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Hands out evidence packages. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "packages", description = "Evidence packages: everything that a court needs, in one file")
class PackageController {
    private static final String DESCRIPTION =
            "Bundles, those originals that are public, provenance sheet, custody table,"
                    + " certificate and the verifier for browsers. Verifies with no network:"
                    + " gateway/verifier/jianzheng verify PACKAGE.zip --trust trust.json.";

    private final Packages packages;
    private final Disclosure disclosure;

    PackageController(Packages packages, Disclosure disclosure) {
        this.packages = packages;
        this.disclosure = disclosure;
    }

    @GetMapping(path = "/records/{id}/package", produces = PackageBuilder.MEDIA_TYPE)
    @Operation(
            summary = "The evidence package of a record",
            description =
                    DESCRIPTION + " With the full grade its bundle holds the record's whole block, which shows its"
                            + " neighbours; it is refused with GRADE_NOT_OFFERED where the gateway's configuration does not allow it.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = PackageBuilder.MEDIA_TYPE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<StreamingResponseBody> ofRecord(
            @PathVariable String id,
            @RequestParam(defaultValue = EvidenceBundle.LIGHT)
                    @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {EvidenceBundle.LIGHT, EvidenceBundle.FULL},
                                            defaultValue = EvidenceBundle.LIGHT))
                    String grade)
            throws IOException, LedgerLost {
        RecordId record = RecordId.parse(id);
        disclosure.require(record);
        PackageWriter writer = switch (grade) {
            case EvidenceBundle.LIGHT -> packages.ofRecord(record);
            case EvidenceBundle.FULL -> {
                disclosure.requireBlock(record);
                yield packages.withBlocks(record);
            }
            default ->
                throw Refusal.of(
                        ErrorCode.SCHEMA_INVALID, "grade is %s or %s", EvidenceBundle.LIGHT, EvidenceBundle.FULL);
        };
        return answer(writer, record.value());
    }

    @GetMapping(path = "/lots/{code}/package", produces = PackageBuilder.MEDIA_TYPE)
    @Operation(
            summary = "The evidence package of a lot",
            description =
                    DESCRIPTION + " It proves that its records are all of the lot as of a checkpoint, and holds at"
                            + " most 200; sealed records are not among them before their opening.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = PackageBuilder.MEDIA_TYPE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<StreamingResponseBody> ofLot(@PathVariable String code) throws IOException {
        LotCode lot = LotCode.parse(code);
        return answer(packages.ofLot(lot), lot.value());
    }

    private static ResponseEntity<StreamingResponseBody> answer(PackageWriter writer, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(PackageBuilder.MEDIA_TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".zip\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(writer::writeTo);
    }
}
