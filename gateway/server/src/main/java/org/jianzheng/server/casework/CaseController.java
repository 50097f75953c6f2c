/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.casework;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.model.casework.CaseHead;
import org.jianzheng.model.casework.CaseProgress;
import org.jianzheng.model.casework.MatterHead;
import org.jianzheng.model.casework.MatterTag;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
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

/** Cases as they stand, and what is overdue; for departments and discipline inspection. */
@RestController
@RequestMapping("/api/v1/casework")
@Tag(name = "casework", description = "Complaints, tip-offs and clues, and what becomes of them")
class CaseController {
    private final Ledger ledger;
    private final HeadPages pages;
    private final Answers answers;
    private final Gatekeeper gatekeeper;
    private final InstantSource clock;

    CaseController(Ledger ledger, HeadPages pages, Answers answers, Gatekeeper gatekeeper, InstantSource clock) {
        this.ledger = ledger;
        this.pages = pages;
        this.answers = answers;
        this.gatekeeper = gatekeeper;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Cases, open or closed",
            description = "Open are all that nobody has closed yet. " + HeadPages.DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    byte[] cases(
            @Parameter(description = "true: those that are open; false: those that are closed; all if left out")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean open,
            @Parameter(description = "Those that this department keeps or is to take over; of all if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String department,
            @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "`next` of the page before") @RequestParam(defaultValue = "") String after)
            throws LedgerLost {
        gatekeeper.require(Action.READ_CASEWORK);
        Optional<DepartmentId> of = Optional.ofNullable(department).map(DepartmentId::parse);
        return pages.page(
                        HeadKind.CASE,
                        limit,
                        after,
                        json -> {
                            CaseHead head = CaseHead.fromJson(json);
                            return (open == null || isOpen(head) == open)
                                    && of.filter(one -> !head.concerns(one)).isEmpty();
                        },
                        this::shown)
                .canonical();
    }

    private static boolean isOpen(CaseHead head) {
        return head.state() != CaseProgress.State.CLOSED;
    }

    @GetMapping(path = "/{filing}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "A case as it stands",
            description =
                    "Who keeps it, what other doors it came in at, its limits, and by when what comes next is due (`dueBy`, `overdue`).")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    byte[] one(@Parameter(description = "The id of the record of its first filing") @PathVariable String filing)
            throws LedgerLost {
        gatekeeper.require(Action.READ_CASEWORK);
        return shown(head(CaseHead.key(new RecordRef(RecordId.parse(filing))))).canonical();
    }

    @Hidden
    @GetMapping(path = "/{filing}", params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> proof(@PathVariable String filing, @ParameterObject AnswerQuery query) {
        gatekeeper.require(Action.READ_CASEWORK);
        return answers.response(query.referringTo(filing));
    }

    @GetMapping(path = "/matters/{matter}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The case of a matter, if it has come in already",
            description = "For whoever receives something and has the key of the register by which the tag is made.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    byte[] ofMatter(@Parameter(description = "The tag of the matter") @PathVariable String matter) throws LedgerLost {
        gatekeeper.require(Action.READ_CASEWORK);
        MatterHead known = MatterHead.fromJson(head(MatterHead.key(MatterTag.parse(matter))));
        return shown(head(CaseHead.key(known.filing()))).canonical();
    }

    private JsonObject head(HeadKey key) throws LedgerLost {
        return CanonicalJson.parseObject(
                ledger.evaluate("head", List.of(key.kind().wireName(), key.id())));
    }

    private JsonObject shown(JsonObject head) {
        Optional<LocalDate> due = CaseHead.fromJson(head).dueBy();
        return due.map(day -> head.with("dueBy", Dates.format(day))
                        .with("overdue", Dates.of(clock.instant()).isAfter(day)))
                .orElse(head);
    }
}
