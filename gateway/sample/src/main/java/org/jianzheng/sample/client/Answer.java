/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.client;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/** One HTTP answer: status, media type and the whole body. */
final class Answer {
    private static final int LONGEST_QUOTE = 300;

    private final int status;
    private final String mediaType;
    private final byte[] body;

    Answer(int status, String mediaType, byte[] body) {
        this.status = status;
        this.mediaType = mediaType;
        this.body = body.clone();
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body.clone();
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may succeed a moment later: too many requests, or a part of the network is not up. */
    boolean mayPass() {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    JsonObject json() {
        return CanonicalJson.parse(body, GatewayClient.LARGEST_ANSWER).asObject();
    }

    /** The refusal that a {@code problem+json} body states; {@code INTERNAL} with a quotation when it is none. */
    Refusal refusal() {
        Optional<JsonObject> problem = problem();
        Optional<ErrorCode> code =
                problem.flatMap(json -> json.optionalString("code")).flatMap(ErrorCode::named);
        if (code.isEmpty()) {
            return Refusal.of(ErrorCode.INTERNAL, "HTTP status %d without a known code: %s", status, quotation());
        }
        String detail = problem.flatMap(json -> json.optionalString("detail"))
                .orElseGet(() -> code.get().english());
        return Refusal.of(code.get(), "%s", detail);
    }

    private Optional<JsonObject> problem() {
        if (!mediaType.startsWith("application/problem+json")) {
            return Optional.empty();
        }
        try {
            return Optional.of(json());
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    private String quotation() {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
