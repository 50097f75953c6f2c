/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.alert;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.model.alert.AlertHead;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.server.access.Action;
import org.jianzheng.server.access.Gatekeeper;
import org.jianzheng.server.heads.HeadPages;
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

/** Alerts as they stand; for centres, departments and discipline inspection. */
@RestController
@RequestMapping("/api/v1/alerts")
@Tag(name = "alerts", description = "What analyses point at, until a person has concluded")
class AlertController {
    private final Ledger ledger;
    private final HeadPages pages;
    private final Answers answers;
    private final Gatekeeper gatekeeper;

    AlertController(Ledger ledger, HeadPages pages, Answers answers, Gatekeeper gatekeeper) {
        this.ledger = ledger;
        this.pages = pages;
        this.answers = answers;
        this.gatekeeper = gatekeeper;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Alerts, open or closed",
            description =
                    "Open are those that wait to be investigated, are investigated, or wait for the department to which they went. "
                            + HeadPages.DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    byte[] alerts(
            @Parameter(description = "true: those that are open; false: those that are closed; all if left out")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean open,
            @Parameter(description = "Those that this department investigates or is to take up; all if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String department,
            @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "`next` of the page before") @RequestParam(defaultValue = "") String after)
            throws LedgerLost {
        gatekeeper.require(Action.READ_ALERTS);
        Optional<DepartmentId> of = Optional.ofNullable(department).map(DepartmentId::parse);
        return pages.page(
                        HeadKind.ALERT,
                        limit,
                        after,
                        json -> {
                            AlertHead head = AlertHead.fromJson(json);
                            return (open == null || head.state().isOpen() == open)
                                    && (of.isEmpty() || head.department().equals(of));
                        },
                        UnaryOperator.identity())
                .canonical();
    }

    @GetMapping(path = "/{alert}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "An alert as it stands",
            description = "Whom it points at, who investigates it, and the record of the newest conclusion.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    byte[] alert(@Parameter(description = "The id of the record that raised it") @PathVariable String alert)
            throws LedgerLost {
        gatekeeper.require(Action.READ_ALERTS);
        HeadKey key = AlertHead.key(new RecordRef(RecordId.parse(alert)));
        return ledger.evaluate("head", List.of(key.kind().wireName(), key.id()));
    }

    @Hidden
    @GetMapping(path = "/{alert}", params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> proof(@PathVariable String alert, @ParameterObject AnswerQuery query) {
        gatekeeper.require(Action.READ_ALERTS);
        return answers.response(query.referringTo(alert));
    }
}
