/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.sanction;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.sanction.Eligibility;
import org.jianzheng.model.sanction.Participation;
import org.jianzheng.model.sanction.SanctionHead;
import org.jianzheng.server.disclosure.Disclosure;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.proof.AnswerQuery;
import org.jianzheng.server.proof.Answers;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Joint decisions as they stand, and who may take part on a day. */
@RestController
@RequestMapping("/api/v1/sanctions")
@Tag(name = "sanctions", description = "Joint decisions and eligibility")
class SanctionController {
    private final Ledger ledger;
    private final Answers answers;
    private final Disclosure disclosure;
    private final InstantSource clock;

    SanctionController(Ledger ledger, Answers answers, Disclosure disclosure, InstantSource clock) {
        this.ledger = ledger;
        this.answers = answers;
        this.disclosure = disclosure;
        this.clock = clock;
    }

    @GetMapping(path = "/{draft}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "A joint decision as it stands",
            description =
                    "Where the procedure stands, who must sign and has signed which text, and what happened after the decision."
                            + " For everybody while it is published and counts; before and after that for authorities and its subjects.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    ResponseEntity<byte[]> sanction(
            @Parameter(description = "The id of the record that drafted it") @PathVariable String draft)
            throws LedgerLost {
        HeadKey key = SanctionHead.key(new RecordRef(RecordId.parse(draft)));
        disclosure.require(key);
        return json(ledger.head(key));
    }

    @Hidden
    @GetMapping(path = "/{draft}", params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> proof(@PathVariable String draft, @ParameterObject AnswerQuery query) {
        return standing(new RecordRef(RecordId.parse(draft)).toString(), query);
    }

    @GetMapping(path = "/eligibility/{subject}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Whether a subject may take part on a day",
            description =
                    "ELIGIBLE, SUSPENDED, DISMISSED, REINSTATEMENT_PENDING, or UNDETERMINED where the ledger does not know the days of a "
                            + "bar; with the reasons. On any day, as known at any time: earlier answers stay reproducible, for authorities and the subject itself.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    ResponseEntity<byte[]> eligibility(
            @PathVariable String subject,
            @Parameter(description = "TENDERER, AGENCY, BIDDER or EXPERT", example = "EXPERT") @RequestParam
                    String role,
            @Parameter(description = "Where, by the first digits of the division's code; anywhere if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String region,
            @Parameter(description = "In what type of project; in any if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String sector,
            @Parameter(description = "The day, in China; today if left out", example = "2026-12-31")
                    @RequestParam(required = false)
                    @Nullable
                    String on,
            @Parameter(description = "What was recorded later is left out; now if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String knownAt,
            @Parameter(
                            description =
                                    "By what version of a pool's rule experts are taken back; by themselves if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String rule)
            throws LedgerLost {
        Instant now = Instant.ofEpochMilli(clock.millis());
        disclosure.requireQuestion(
                Subject.parse(subject),
                Optional.ofNullable(on).map(Dates::parse),
                Optional.ofNullable(knownAt).map(Instants::parse));
        Eligibility.Question question = new Eligibility.Question(
                Subject.parse(subject),
                new Participation(role(role), Optional.ofNullable(region), Optional.ofNullable(sector)),
                on == null ? Dates.of(now) : Dates.parse(on),
                knownAt == null ? now : Instants.parse(knownAt),
                Optional.ofNullable(rule).map(CatalogueVersion::parse));
        return json(ledger.evaluate("eligibility", List.of(question.toJson().toString())));
    }

    @Hidden
    @GetMapping(path = "/eligibility/{subject}", params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> eligibilityProof(@PathVariable String subject, @ParameterObject AnswerQuery query) {
        return standing(Subject.parse(subject).toString(), query);
    }

    /** These tell of what is over, too. */
    private ResponseEntity<byte[]> standing(String key, AnswerQuery query) {
        disclosure.requireIndex(key);
        return answers.response(query.of(new IndexKey(IndexName.STANDING, key)));
    }

    private static Role role(String name) {
        for (Role role : Role.values()) {
            if (role.name().equals(name)) {
                return role;
            }
        }
        throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is no role", name);
    }

    private static ResponseEntity<byte[]> json(byte[] answer) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }
}
