/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Envelope;

/**
 * A call is being refused at the interface; published while its caller is still known.
 *
 * @param refusal why
 * @param method of the request
 * @param path of its address
 * @param envelope the record that was handed in, where it could be read
 */
public record RefusedRequest(Refusal refusal, String method, String path, Optional<Envelope> envelope) {

    /** A request that is refused as a whole, whatever it hands in. */
    public static RefusedRequest of(HttpServletRequest request, Refusal refusal) {
        return new RefusedRequest(refusal, request.getMethod(), request.getRequestURI(), Optional.empty());
    }
}
