/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.heads;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jianzheng.evidence.answer.HeadRecords;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.server.disclosure.Disclosure;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.proof.AnswerQuery;
import org.jianzheng.server.proof.Answers;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads a present state from the own peer. */
@RestController
@RequestMapping("/api/v1/heads")
@Tag(name = "heads", description = "Present states, read from the ledger")
class HeadController {
    private final Ledger ledger;
    private final Answers answers;
    private final Disclosure disclosure;

    HeadController(Ledger ledger, Answers answers, Disclosure disclosure) {
        this.ledger = ledger;
        this.answers = answers;
        this.disclosure = disclosure;
    }

    @GetMapping(path = "/{kind}/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The present state of a kind, such as lot or key")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    ResponseEntity<byte[]> head(@PathVariable String kind, @PathVariable String id) throws LedgerLost {
        HeadKey key = new HeadKey(HeadKind.parse(kind), id);
        disclosure.require(key);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(ledger.head(key));
    }

    @Hidden
    @GetMapping(path = "/{kind}/{id}", params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> proof(
            @PathVariable String kind, @PathVariable String id, @ParameterObject AnswerQuery query) {
        return answers.response(query.of(HeadRecords.keyOf(new HeadKey(HeadKind.parse(kind), id))));
    }
}
