/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.credit;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.credit.CreditFold;
import org.jianzheng.model.credit.EvaluationHead;
import org.jianzheng.model.credit.Form;
import org.jianzheng.model.credit.FormContent;
import org.jianzheng.model.credit.FormHead;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.server.access.Gatekeeper;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.proof.AnswerQuery;
import org.jianzheng.server.proof.Answers;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Evaluations by forms. A form's content is checked here when it is handed in and is not kept: it stays with its evaluator until the
 * evaluation is closed, and nobody reads it before (invariant 27).
 */
@RestController
@RequestMapping("/api/v1/credit")
@Tag(name = "credit", description = "Scores and evaluations")
class EvaluationController {
    private final Ledger ledger;
    private final Intake intake;
    private final Answers answers;
    private final Gatekeeper gatekeeper;

    EvaluationController(Ledger ledger, Intake intake, Answers answers, Gatekeeper gatekeeper) {
        this.ledger = ledger;
        this.intake = intake;
        this.answers = answers;
        this.gatekeeper = gatekeeper;
    }

    /**
     * What became of a form.
     *
     * @param id the record
     * @param status how far it is
     * @param statusUrl where to ask again
     */
    @Schema(name = "FormReceipt")
    record FormReceipt(String id, String status, String statusUrl) {}

    @PostMapping(
            path = "/forms",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Hand in a form of an evaluation",
            description =
                    "Members: form (the signed credit.form) and content, which must be what the form commits to and what the"
                            + " rules give. The content is checked and not kept.")
    FormReceipt submit(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
                    @RequestBody
                    byte[] body)
            throws LedgerLost {
        JsonObject parts =
                CanonicalJson.parse(body, 2 * Envelope.MAX_BYTES).asObject().requireOnly("form", "content");
        Envelope envelope = intake.read(CanonicalJson.write(parts.object("form")));
        if (!(envelope instanceof ReadableRecord record) || record.type() != RecordType.CREDIT_FORM) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "form must be a credit.form, met %s",
                    envelope.type().wireName());
        }
        gatekeeper.requireMayHandIn(record);
        requireFits(Form.fromJson(record.body()), FormContent.fromJson(parts.object("content")));
        String status = intake.accept(record).name();
        return new FormReceipt(record.id().value(), status, "/api/v1/records/" + record.id() + "/status");
    }

    private void requireFits(Form form, FormContent content) throws LedgerLost {
        requireNotIn(form);
        if (!content.commitment().equals(form.commitment())) {
            throw Refusal.of(ErrorCode.DIGEST_MISMATCH, "the content is not what the form commits to");
        }
        CatalogueVersion rules = evaluation(form.evaluation()).evaluation().catalogue();
        content.requireFits(CreditFold.rules(CatalogueHead.fromJson(head(CatalogueHead.key(rules)))));
    }

    /** Asked first, so that whoever hands in a second form learns that and nothing else. */
    private void requireNotIn(Form form) throws LedgerLost {
        try {
            head(FormHead.key(form.evaluation(), form.place()));
        } catch (Refusal missing) {
            if (missing.code() == ErrorCode.NOT_FOUND) {
                return;
            }
            throw missing;
        }
        throw Refusal.of(ErrorCode.STATE_FORBIDS, "form %d is in already", form.place());
    }

    @GetMapping(path = "/evaluations/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "An evaluation: which forms are in, what is missing, and the result once it is closed")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    ResponseEntity<byte[]> evaluation(@PathVariable String id) throws LedgerLost {
        return json(ledger.evaluate("evaluation", List.of(RecordId.parse(id).value())));
    }

    @Hidden
    @GetMapping(path = "/evaluations/{id}", params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> proof(@PathVariable String id, @ParameterObject AnswerQuery query) {
        return answers.response(query.referringTo(id));
    }

    @GetMapping(path = "/evaluations/{id}/forms/{place}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "A form, once all forms are in and the evaluation is closed")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<byte[]> form(@PathVariable String id, @PathVariable long place) throws LedgerLost {
        RecordRef evaluation = new RecordRef(RecordId.parse(id));
        evaluation(evaluation).requireExpected(place);
        FormHead form = FormHead.fromJson(head(FormHead.key(evaluation, place)));
        FormContent content = form.content()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.NOT_YET_OPEN, "forms are blind to each other until the evaluation is closed"));
        return json(content.toJson().canonical());
    }

    private EvaluationHead evaluation(RecordRef record) throws LedgerLost {
        return EvaluationHead.fromJson(
                head(new HeadKey(HeadKind.EVALUATION, record.id().value())));
    }

    private JsonObject head(HeadKey key) throws LedgerLost {
        return CanonicalJson.parseObject(ledger.head(key));
    }

    private static ResponseEntity<byte[]> json(byte[] body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
