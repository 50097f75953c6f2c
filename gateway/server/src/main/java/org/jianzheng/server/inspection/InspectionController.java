/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.inspection;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.inspection.InspectionHead;
import org.jianzheng.model.inspection.LotDraw;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.HeadKey;
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

/** Inspections as they stand. */
@RestController
@RequestMapping("/api/v1/inspections")
@Tag(name = "inspections", description = "Random inspections of agencies")
class InspectionController {
    private final Ledger ledger;
    private final Answers answers;

    InspectionController(Ledger ledger, Answers answers) {
        this.ledger = ledger;
        this.answers = answers;
    }

    @GetMapping(path = "/{plan}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "An inspection as it stands",
            description =
                    "The closed pool's digest and size, the fewest lots that must be drawn, and the records of draw and report once they are there."
                            + " The record of the draw holds seed, pool and drawn lots: jianzheng redraw computes it again.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    byte[] inspection(@Parameter(description = "The id of the record that planned it") @PathVariable String plan)
            throws LedgerLost {
        HeadKey key = InspectionHead.key(new RecordRef(RecordId.parse(plan)));
        InspectionHead head = InspectionHead.fromJson(CanonicalJson.parseObject(ledger.head(key)));
        return head.toJson().with("floor", LotDraw.floor(head.lots())).canonical();
    }

    @Hidden
    @GetMapping(path = "/{plan}", params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> proof(@PathVariable String plan, @ParameterObject AnswerQuery query) {
        return answers.response(query.referringTo(plan));
    }
}
