/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.dossier;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.state.StageRoots;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.completeness.Completeness;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.proof.AnswerQuery;
import org.jianzheng.server.proof.Answers;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a lot's dossier holds and lacks, as of a checkpoint; {@code jianzheng completeness} computes the same from the proof. */
@RestController
@RequestMapping("/api/v1/lots")
@Tag(name = "lots")
class CompletenessController {
    private final Answers answers;

    CompletenessController(Answers answers) {
        this.answers = answers;
    }

    @GetMapping(path = "/{code}/completeness", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What the dossier of a lot holds and what it lacks",
            description =
                    "With `root`, which would close the present stage: it goes into the record that leads to the next one.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    ResponseEntity<byte[]> completeness(@PathVariable String code) {
        LotCode lot = LotCode.parse(code);
        IndexAnswer all = answers.of(AnswerRequest.all(new IndexKey(IndexName.LOT, lot.value())));
        if (all.part().isPresent()) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE,
                    "lot %s has %d records, a report is made of at most %d",
                    lot,
                    all.total(),
                    IndexAnswer.MAX_ENTRIES);
        }
        if (all.entries().isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_FOUND, "no record of lot %s is known here", lot);
        }
        Completeness report = Completeness.of(
                lot,
                all.entries().stream()
                        .map(entry -> Envelope.parse(entry.record()))
                        .filter(ReadableRecord.class::isInstance)
                        .map(ReadableRecord.class::cast)
                        .toList());
        byte[] body = report.toJson()
                .with("root", StageRoots.of(all.entries()).toJson())
                .with(
                        "block",
                        Checkpoint.parse(SignedNote.parse(all.checkpoint()).text())
                                .state()
                                .block())
                .canonical();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    @Hidden
    @GetMapping(path = "/{code}/completeness", params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> proof(@PathVariable String code, @ParameterObject AnswerQuery query) {
        return answers.response(
                query.of(new IndexKey(IndexName.LOT, LotCode.parse(code).value())));
    }
}
