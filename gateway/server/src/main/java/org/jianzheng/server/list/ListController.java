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
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListEntry;
import org.jianzheng.model.list.ListEntryHead;
import org.jianzheng.model.list.ListHead;
import org.jianzheng.model.list.ListSnapshot;
import org.jianzheng.server.access.Action;
import org.jianzheng.server.access.Gatekeeper;
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

/** Red and black lists. Everybody is answered from what is in force; whatever is over answers like what never was. */
@RestController
@RequestMapping("/api/v1/lists")
@Tag(name = "lists", description = "Red lists, black lists and restrictions")
class ListController {
    private final Lists lists;
    private final Ledger ledger;
    private final Answers answers;
    private final Gatekeeper gatekeeper;
    private final ReadableParts parts;

    ListController(Lists lists, ReadableParts parts, Ledger ledger, Answers answers, Gatekeeper gatekeeper) {
        this.lists = lists;
        this.parts = parts;
        this.ledger = ledger;
        this.answers = answers;
        this.gatekeeper = gatekeeper;
    }

    @GetMapping(path = "/{list}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What a list is, and how far it has come",
            description = "Whoever adds a delta names its number and the digests of the one before it.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<byte[]> list(@PathVariable String list) throws LedgerLost {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(ledger.head(ListHead.key(ListId.parse(list))));
    }

    @GetMapping(path = "/{list}/snapshot", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Who stands on a list",
            description =
                    "Today, for everybody. Earlier days, and what was known earlier, are for those who state a legal"
                            + " basis: `access` names their list.access record.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    ResponseEntity<byte[]> snapshot(
            @PathVariable String list,
            @Parameter(description = "The day, in China; today if left out", example = "2026-12-31")
                    @RequestParam(required = false)
                    @Nullable
                    String on,
            @Parameter(description = "What was recorded later is left out; now if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String knownAt,
            @Parameter(description = "The id of the list.access record") @RequestParam(required = false) @Nullable
                    String access) {
        ListId id = ListId.parse(list);
        ListSnapshot now = lists.now(id);
        if (on == null && knownAt == null) {
            return json(form(id, now));
        }
        gatekeeper.require(Action.READ_PAST_LIST);
        return json(form(
                id,
                lists.then(
                        id,
                        on == null ? now.on() : Dates.parse(on),
                        knownAt == null ? now.knownAt() : Instants.parse(knownAt),
                        Optional.ofNullable(access).map(RecordId::parse))));
    }

    @Hidden
    @GetMapping(path = "/{list}/snapshot", params = Answers.PROOF, produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> proof(@PathVariable String list, @ParameterObject AnswerQuery query) {
        gatekeeper.require(Action.FOLLOW_LIST);
        return answers.response(
                query.of(new IndexKey(IndexName.DELTA, ListId.parse(list).value())));
    }

    @GetMapping(
            path = "/{list}/entries/{subject}",
            produces = {MediaType.APPLICATION_JSON_VALUE, IndexAnswer.MEDIA_TYPE})
    @Operation(
            summary = "Whether a subject stands on a list today",
            description =
                    "Whoever was taken off, was repaired or whose days are over is not found, like whoever was never"
                            + " listed.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<byte[]> entry(
            @PathVariable String list,
            @PathVariable String subject,
            @Parameter(
                            description = "1: the proof from the map of what is in force, present or absent, as of the"
                                    + " newest checkpoint")
                    @RequestParam(required = false)
                    @Nullable
                    String proof) {
        ListId id = ListId.parse(list);
        Subject who = Subject.parse(subject);
        if (proof != null) {
            return answers.response(AnswerRequest.all(new IndexKey(IndexName.ACTIVE, ListEntryHead.id(id, who))));
        }
        ListEntry entry = lists.now(id).entry(who).orElseThrow(() -> notListed(id, who));
        return json(entry.toJson());
    }

    @GetMapping(path = "/{list}/entries/{subject}/readable", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What people read of an entry",
            description =
                    "Only while it is in force. Each part, salt included, has the digests that its delta states. It is"
                            + " stored beforehand by PUT /api/v1/files in its canonical form.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<byte[]> readable(@PathVariable String list, @PathVariable String subject) throws IOException {
        ListId id = ListId.parse(list);
        Subject who = Subject.parse(subject);
        Map<RecordRef, Delta> deltas = lists.deltas(id, who);
        if (deltas.isEmpty()) {
            throw notListed(id, who);
        }
        return json(JsonObject.builder()
                .put(
                        "parts",
                        JsonArray.of(parts.of(deltas).entrySet().stream()
                                .map(part -> JsonObject.builder()
                                        .put("delta", part.getKey().toString())
                                        .put("readable", part.getValue().toJson())
                                        .build())
                                .toList()))
                .build());
    }

    @GetMapping(path = "/{list}/deltas", produces = IndexAnswer.MEDIA_TYPE)
    @Operation(
            summary = "The deltas of a list, proved",
            description =
                    "For receiving platforms (jianzheng lists follow): number 0 is the record that began the list,"
                            + " delta n has number n. The header Link names the next part.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = IndexAnswer.MEDIA_TYPE, schema = @Schema(type = "object")))
    ResponseEntity<byte[]> deltas(
            @PathVariable String list,
            @Parameter(description = "The number of the first one") @RequestParam(defaultValue = "0") long from,
            @Parameter(description = "Size of a checkpoint that you hold: the answer proves that the log extends it")
                    @RequestParam(required = false)
                    @Nullable
                    Long since) {
        gatekeeper.require(Action.FOLLOW_LIST);
        return answers.response(new AnswerRequest(
                new IndexKey(IndexName.DELTA, ListId.parse(list).value()),
                Optional.empty(),
                from,
                IndexAnswer.MAX_ENTRIES,
                since == null ? OptionalLong.empty() : OptionalLong.of(since)));
    }

    private static Refusal notListed(ListId list, Subject subject) {
        return Refusal.of(ErrorCode.NOT_FOUND, "%s does not stand on list %s", subject, list);
    }

    private static JsonObject form(ListId list, ListSnapshot snapshot) {
        return JsonObject.builder()
                .put("list", list.value())
                .put("on", Dates.format(snapshot.on()))
                .put("knownAt", Instants.formatNanos(snapshot.knownAt()))
                .put(
                        "entries",
                        JsonArray.of(snapshot.entries().entrySet().stream()
                                .map(ListController::form)
                                .toList()))
                .build();
    }

    private static JsonObject form(Map.Entry<Subject, ListEntry> entry) {
        return JsonObject.builder()
                .put("subject", entry.getKey().toString())
                .put("entry", entry.getValue().toJson())
                .build();
    }

    private static ResponseEntity<byte[]> json(JsonObject answer) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer.canonical());
    }
}
