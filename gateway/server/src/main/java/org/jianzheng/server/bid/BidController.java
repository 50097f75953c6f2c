/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.merkle.DualPath;
import org.jianzheng.model.alert.Feature;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.access.Action;
import org.jianzheng.server.access.Gatekeeper;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.proof.AnswerQuery;
import org.jianzheng.server.proof.Answers;
import org.jianzheng.server.web.Problems;
import org.jianzheng.server.web.RefusedRequest;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where bidders hand in sealed bids, where the centre opens them, and where anyone asks what may be known by then. */
@RestController
@RequestMapping("/api/v1/bids/{lot}")
@Tag(name = "bids", description = "Sealed bids: nothing here tells who bids or how many do before the opening")
class BidController {
    private static final String NDJSON = "application/x-ndjson";
    private static final int MAX_BYTES = 2 * BidStatement.MAX_BYTES;
    private static final int MAX_CODE = 200;

    private final ObjectProvider<BidDesk> desk;
    private final Intake intake;
    private final Answers answers;
    private final Gatekeeper gatekeeper;
    private final ApplicationEventPublisher events;

    BidController(
            ObjectProvider<BidDesk> desk,
            Intake intake,
            Answers answers,
            Gatekeeper gatekeeper,
            ApplicationEventPublisher events) {
        this.desk = desk;
        this.intake = intake;
        this.answers = answers;
        this.gatekeeper = gatekeeper;
        this.events = events;
    }

    /** Canonical JSON inside another document. */
    record Verbatim(@JsonValue @JsonRawValue String json) {}

    private BidDesk desk() {
        BidDesk open = desk.getIfAvailable();
        if (open == null) {
            throw Refusal.of(ErrorCode.BATCHES_NOT_OFFERED, "jianzheng.batches.key is not set");
        }
        return open;
    }

    @PostMapping(
            path = "/statements",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Operation(
            summary = "Commit to a bid, replace, withdraw or reveal it",
            description =
                    "Members: statement (signed by the bidder) and, beside a reveal, features (feature codes by name; only keyed"
                            + " hashes are compared). A commitment or withdrawal is answered with a signed receipt, whether the ledger"
                            + " answers or not; after the deadline with a signed refusal (409, member receipt). A reveal is answered"
                            + " with what becomes of the bid.",
            requestBody =
                    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<?> state(
            @PathVariable String lot,
            @org.springframework.web.bind.annotation.RequestBody byte[] body,
            HttpServletRequest request) {
        JsonObject parts = CanonicalJson.parse(body, MAX_BYTES).asObject().requireOnly("statement", "features");
        BidStatement statement = BidStatement.fromJson(parts.object("statement"));
        requireSame(lot, statement.lot());
        gatekeeper.requireAbout(Action.BID, new Subject.Organisation(statement.bidder()));
        if (BidDesk.reveals(statement)) {
            BidHead.State state = desk().reveal(statement, features(parts));
            return json(JsonObject.builder().put("bidState", state.name()).build());
        }
        VouchedReceipt vouched = desk().receive(statement);
        return vouched.receipt()
                .refused()
                .<ResponseEntity<?>>map(code -> refused(vouched, code, request))
                .orElseGet(() -> json(vouched.toJson()));
    }

    private static Map<Feature, String> features(JsonObject parts) {
        Map<Feature, String> features = new EnumMap<>(Feature.class);
        parts.optionalObject("features")
                .ifPresent(named -> named.requireOnly(names())
                        .keys()
                        .forEach(name -> features.put(Feature.valueOf(name), Members.text(named, name, MAX_CODE))));
        return features;
    }

    private static String[] names() {
        return Arrays.stream(Feature.values()).map(Feature::name).toArray(String[]::new);
    }

    private ResponseEntity<ProblemDetail> refused(VouchedReceipt vouched, ErrorCode code, HttpServletRequest request) {
        Refusal refusal = Refusal.of(
                code,
                "received at %s, the deadline was %s",
                vouched.receipt().receivedAt(),
                vouched.receipt().deadline());
        events.publishEvent(RefusedRequest.of(request, refusal));
        ProblemDetail problem = Problems.of(refusal);
        vouched.toJson().members().forEach((name, value) -> problem.setProperty(name, new Verbatim(value.toString())));
        return ResponseEntity.status(code.httpStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static void requireSame(String path, LotCode stated) {
        if (!LotCode.parse(path).equals(stated)) {
            throw Refusal.of(ErrorCode.SUBJECTS_MISMATCH, "the address names lot %s, the content another", path);
        }
    }

    @PostMapping(
            path = "/records",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Open the bids, and say what became of those that were not decrypted",
            description =
                    "One record of the type bid.opening, .undecrypted, .conclusion or .deposit, signed by whoever acts. It goes"
                            + " on while the ledger is down, from what is signed here, and comes to the ledger afterwards.",
            requestBody =
                    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<Verbatim> act(
            @PathVariable String lot, @org.springframework.web.bind.annotation.RequestBody byte[] body) {
        if (!(intake.read(body) instanceof ReadableRecord record)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a sealed record is not handed in here");
        }
        requireSame(lot, record.requireLot());
        gatekeeper.requireMayHandIn(record);
        desk().act(record);
        JsonObject answer = state(desk().bidding(record.requireLot()))
                .with("id", record.id().value())
                .with("statusUrl", "/api/v1/records/" + record.id() + "/status");
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Verbatim(answer.toString()));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "How far the sealed bids of a lot are; before the opening nothing in it depends on a bid")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    ResponseEntity<Verbatim> bidding(@PathVariable String lot) {
        return json(state(desk().bidding(LotCode.parse(lot))));
    }

    private static JsonObject state(BiddingHead bidding) {
        JsonObject json = bidding.toJson();
        boolean told = bidding.phase() != BiddingHead.Phase.RECEIVING && bidding.phase() != BiddingHead.Phase.OPENING;
        return told ? json : json.without("count");
    }

    @GetMapping(path = "/bidders", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Who bids, and what became of each bid",
            description = "Before the opening NOT_YET_OPEN, in the same words whatever there is, for everybody.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "proof",
            description = Answers.PROOF_DESCRIPTION,
            schema = @Schema(allowableValues = "1"))
    ResponseEntity<Verbatim> bidders(@PathVariable String lot) {
        LotCode code = LotCode.parse(lot);
        List<BidHead> bids = desk().bids(code);
        return json(JsonObject.builder()
                .put("bidders", desk().bidding(code).count().bidders())
                .put("bids", JsonArray.of(bids.stream().map(BidHead::toJson).toList()))
                .build());
    }

    @Hidden
    @GetMapping(
            path = {"", "/bidders"},
            params = Answers.PROOF,
            produces = IndexAnswer.MEDIA_TYPE)
    ResponseEntity<byte[]> all(@PathVariable String lot, @ParameterObject AnswerQuery query) {
        return answers.response(
                query.of(new IndexKey(IndexName.LOT, LotCode.parse(lot).value())));
    }

    @GetMapping(path = "/leaves", produces = NDJSON)
    @Operation(
            summary = "The leaves of all batches, published at the opening",
            description =
                    "One batch on each line, canonical JSON. Its digests stand in the disclosure; whoever computes the roots"
                            + " from it can count the bids.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> leaves(@PathVariable String lot) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(NDJSON))
                .body(desk().leaves(LotCode.parse(lot)).bytes());
    }

    @GetMapping(path = "/proofs/{leaf}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Where a receipt stands in the batches",
            description =
                    "For whoever holds the receipt: leaf is its SHA-256. The path tells nothing of the other leaves.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<Verbatim> proof(@PathVariable String lot, @PathVariable String leaf) {
        BidDesk.LeafProof proof = desk().proof(LotCode.parse(lot), leaf);
        return json(JsonObject.builder()
                .put("batch", proof.batch().toJson())
                .put("index", proof.stage().index())
                .put("path", new DualPath(proof.stage().sha256(), proof.stage().sm3()).toJson())
                .putIfPresent("record", proof.record().map(RecordId::value))
                .build());
    }

    private static ResponseEntity<Verbatim> json(JsonObject json) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new Verbatim(json.toString()));
    }
}
