/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * Asks a gateway for answers with their proofs, and for states that say where to ask on. What it answers without a proof is nothing to build on.
 */
final class ProofQuestions {
    /** The most parts of one answer. */
    private static final int MAX_PARTS = 100;

    private static final int MAX_STATE = 1 << 22;

    private final GatewayLink gateway;
    private final AnswerVerifier verifier;
    private final Speech speech;

    ProofQuestions(GatewayLink gateway, TrustRoot trust, Speech speech) {
        this.gateway = gateway;
        this.verifier = new AnswerVerifier(trust);
        this.speech = speech;
    }

    /** What stands there by the gateway's word; a refusal is {@link GatewaySilent}, with its reason. */
    JsonObject required(String path) throws GatewaySilent, InterruptedException {
        GatewayLink.Reply reply = gateway.get(path, MAX_STATE);
        if (!reply.done()) {
            throw new GatewaySilent(reply.reason(speech));
        }
        return reply.json().orElseThrow(() -> new GatewaySilent(path + " is answered by no JSON"));
    }

    /** What stands there by the gateway's word, if it tells anything. */
    Optional<JsonObject> told(String path) throws GatewaySilent, InterruptedException {
        return Optional.of(gateway.get(path, MAX_STATE))
                .filter(GatewayLink.Reply::done)
                .flatMap(GatewayLink.Reply::json);
    }

    /** With the answer at an address in all its parts; refused, with its reason, is {@link GatewaySilent}. */
    ProvedAnswers and(ProvedAnswers before, String path) throws GatewaySilent, InterruptedException {
        List<byte[]> parts = new ArrayList<>();
        OptionalLong cursor = OptionalLong.empty();
        do {
            String part = cursor.isPresent() ? path + "&cursor=" + cursor.getAsLong() : path;
            GatewayLink.Reply reply = gateway.get(part, IndexAnswer.MAX_BYTES);
            if (!reply.done()) {
                throw new GatewaySilent(reply.reason(speech));
            }
            parts.add(reply.body());
            cursor = next(reply.body());
        } while (cursor.isPresent() && parts.size() < MAX_PARTS);
        return before.and(path, parts, verifier);
    }

    /** With the proof that a record stands in the log. */
    ProvedAnswers andRecord(ProvedAnswers before, RecordRef record) throws GatewaySilent, InterruptedException {
        return and(before, "/api/v1/records/" + record.id() + "?proof=1");
    }

    /** Where the next part begins; what cannot be read is judged by the verifier. */
    private static OptionalLong next(byte[] part) {
        try {
            return IndexAnswer.parse(part).next();
        } catch (Refusal unreadable) {
            return OptionalLong.empty();
        }
    }
}
