/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.index;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.server.access.Action;
import org.jianzheng.server.access.Gatekeeper;
import org.jianzheng.server.disclosure.Disclosure;
import org.jianzheng.server.proof.AnswerQuery;
import org.jianzheng.server.proof.Answers;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All records of a key, or that there is none, with the proof. */
@RestController
@RequestMapping("/api/v1/index")
@Tag(name = "index", description = "Proved answers: all records of a key, or none")
class IndexController {
    private final Answers answers;
    private final Gatekeeper gatekeeper;
    private final Disclosure disclosure;

    IndexController(Answers answers, Gatekeeper gatekeeper, Disclosure disclosure) {
        this.answers = answers;
        this.gatekeeper = gatekeeper;
        this.disclosure = disclosure;
    }

    @GetMapping(path = "/{name}", produces = IndexAnswer.MEDIA_TYPE)
    @Operation(
            summary = "All records of a key, or none, as of the newest checkpoint, proved",
            description = "Verifies with no network: gateway/verifier/jianzheng verify FILE.eva --trust trust.json. An"
                    + " answer holds at most 1,000 records; of more, the header Link gives the next part, and all"
                    + " parts verified together prove that these are all. Sealed records stand under no key but"
                    + " their own id before their opening. `list` and `delta` are for those who follow lists;"
                    + " `standing` holds sanctions and list entries of a subject, lot or record, for authorities and the"
                    + " subject itself; `active` (LIST,SUBJECT) says for everybody what is in force.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = IndexAnswer.MEDIA_TYPE, schema = @Schema(type = "object")))
    ResponseEntity<byte[]> all(
            @PathVariable
                    @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "subject",
                                                "lot",
                                                "list",
                                                "delta",
                                                "digest",
                                                "ref",
                                                "record",
                                                "source",
                                                "standing",
                                                "active"
                                            }))
                    String name,
            @RequestParam @Parameter(description = "such as org:…, a lot's code, or a digest in hexadecimal digits")
                    String key,
            @ParameterObject AnswerQuery query) {
        IndexName index = IndexName.parse(name);
        switch (index) {
            // These tell of what is over, too; everybody else is answered from what is in force.
            case LIST, DELTA -> gatekeeper.require(Action.FOLLOW_LIST);
            case STANDING -> disclosure.requireIndex(key);
            case RECORD -> disclosure.require(RecordId.parse(key));
            case SUBJECT, LOT, DIGEST, REF, SOURCE, ACTIVE -> {
                // Nothing that is over stands there.
            }
        }
        return answers.response(query.of(new IndexKey(index, key)));
    }
}
