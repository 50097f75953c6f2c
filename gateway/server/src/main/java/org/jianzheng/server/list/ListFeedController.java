/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.list;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.ListHead;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.server.access.Action;
import org.jianzheng.server.access.Gatekeeper;
import org.jianzheng.server.heads.HeadPages;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.proof.AnswerQuery;
import org.jianzheng.server.proof.Answers;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What lists there are, and the feed of each in the plain form: lines of JSON with a manifest. */
@RestController
@RequestMapping("/api/v1/lists")
@Tag(name = "lists")
class ListFeedController {
    private static final String NDJSON = "application/x-ndjson";

    private final HeadPages pages;
    private final ListLines lines;
    private final Gatekeeper gatekeeper;
    private final Answers answers;

    ListFeedController(HeadPages pages, ListLines lines, Gatekeeper gatekeeper, Answers answers) {
        this.answers = answers;
        this.pages = pages;
        this.lines = lines;
        this.gatekeeper = gatekeeper;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What lists there are",
            description =
                    "Each with what it is and how far it has come. The proof has the records that began them; how far each has come"
                            + " its deltas prove. "
                            + HeadPages.DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    ResponseEntity<byte[]> all(
            @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "`next` of the page before") @RequestParam(defaultValue = "") String after)
            throws LedgerLost {
        JsonObject page = pages.page(HeadKind.LIST, limit, after, every -> true, head -> form(ListHead.fromJson(head)));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(page.canonical());
    }

    @Hidden
    @GetMapping(params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> proof(@ParameterObject AnswerQuery query) {
        return answers.response(query.of(IndexKey.LISTS));
    }

    private static JsonObject form(ListHead list) {
        return JsonObject.builder()
                .put("record", list.record().toString())
                .put("definition", list.definition().toJson())
                .put("sequence", list.sequence())
                .put("last", list.last().toJson())
                .build();
    }

    @GetMapping(path = "/{list}/deltas.jsonl", produces = NDJSON)
    @Operation(
            summary = "The deltas of a list, one on each line",
            description =
                    "For receiving platforms that take the list in without proofs. Number 0 is the record that began it."
                            + " The header Link names the next lines.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> lines(
            @PathVariable String list,
            @Parameter(description = "The number of the first one") @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "1000") int limit)
            throws IOException {
        gatekeeper.require(Action.FOLLOW_LIST);
        ListLines.Lines some = lines.lines(ListId.parse(list), from, limit);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.write(some, bytes);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.parseMediaType(NDJSON));
        some.next()
                .ifPresent(next -> answer.header(
                        HttpHeaders.LINK,
                        "</api/v1/lists/%s/deltas.jsonl?from=%d&limit=%d>; rel=\"next\"".formatted(list, next, limit)));
        return answer.body(bytes.toByteArray());
    }

    @GetMapping(path = "/{list}/manifest", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "How many deltas a list has, and the digests of their lines, part by part",
            description = "A part is what /deltas.jsonl answers with its `from` and the limit of 1,000.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<byte[]> manifest(@PathVariable String list) throws IOException {
        gatekeeper.require(Action.FOLLOW_LIST);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(lines.manifest(ListId.parse(list)).canonical());
    }
}
