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
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.Subject;
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

/** The points that count against a subject, line by line. */
@RestController
@RequestMapping("/api/v1/credit/scores")
@Tag(name = "credit", description = "Scores and evaluations")
class ScoreController {
    private final Ledger ledger;
    private final Answers answers;
    private final Disclosure disclosure;
    private final InstantSource clock;

    ScoreController(Ledger ledger, Answers answers, Disclosure disclosure, InstantSource clock) {
        this.ledger = ledger;
        this.answers = answers;
        this.disclosure = disclosure;
        this.clock = clock;
    }

    @GetMapping(path = "/{subject}/{scheme}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The score of a subject under a catalogue of rules",
            description =
                    "On any day, as known at any time: earlier answers stay reproducible, for authorities and the subject itself. Each line names the records it comes from.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    ResponseEntity<byte[]> score(
            @PathVariable String subject,
            @PathVariable String scheme,
            @Parameter(description = "The day, in China; today if left out", example = "2026-12-31")
                    @RequestParam(required = false)
                    @Nullable
                    String on,
            @Parameter(description = "What was recorded later is left out; now if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String knownAt)
            throws LedgerLost {
        Instant now = Instant.ofEpochMilli(clock.millis());
        Subject whose = Subject.parse(subject);
        Optional<LocalDate> asked = Optional.ofNullable(on).map(Dates::parse);
        Optional<Instant> then = Optional.ofNullable(knownAt).map(Instants::parse);
        disclosure.requireQuestion(whose, asked, then);
        byte[] score = ledger.evaluate(
                "score",
                List.of(
                        whose.toString(),
                        scheme,
                        Dates.format(asked.orElseGet(() -> Dates.of(now))),
                        Instants.format(then.orElse(now))));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(score);
    }

    @Hidden
    @GetMapping(path = "/{subject}/{scheme}", params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> proof(@PathVariable String subject, @ParameterObject AnswerQuery query) {
        return answers.response(
                query.of(new IndexKey(IndexName.SUBJECT, Subject.parse(subject).toString())));
    }
}
