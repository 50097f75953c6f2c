/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.web.Problems;
import org.jianzheng.server.web.RefusedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers whoever is not known or not let in, with the catalogue's code like every other refusal; tells no more than the code. */
@Component
class AccessProblems implements AuthenticationEntryPoint {
    private static final Logger LOG = LoggerFactory.getLogger(AccessProblems.class);

    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    AccessProblems(JsonMapper json, ApplicationEventPublisher events) {
        this.json = json;
        this.events = events;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        answer(request, response, refusal(failure));
    }

    private static Refusal refusal(AuthenticationException failure) {
        return failure instanceof IssuerSilent
                ? Refusal.of(ErrorCode.ISSUER_UNAVAILABLE, "%s", failure.getMessage())
                : Refusal.of(ErrorCode.UNAUTHENTICATED, "%s", failure.getMessage());
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        LOG.info("refused {} {}: {}", request.getMethod(), request.getRequestURI(), refusal.getMessage());
        events.publishEvent(RefusedRequest.of(request, refusal));
        response.setStatus(refusal.code().httpStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (refusal.code() == ErrorCode.UNAUTHENTICATED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        json.writeValue(response.getOutputStream(), Problems.of(refusal));
    }
}
