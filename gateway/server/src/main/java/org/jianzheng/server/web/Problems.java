/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.storage.StoreFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every refusal and failure goes out as problem+json with a code of the catalogue, what it means and what to do. */
@RestControllerAdvice
public class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** The problem document of a refusal. */
    public static ProblemDetail of(Refusal refusal) {
        ErrorCode code = refusal.code();
        ProblemDetail problem = ProblemDetail.forStatus(code.httpStatus());
        problem.setType(URI.create("urn:jianzheng:problem:" + code.name()));
        problem.setTitle(code.english());
        problem.setDetail(refusal.sentence());
        problem.setProperty("code", code.name());
        problem.setProperty("action", code.adviceEnglish());
        problem.setProperty("titleZh", code.chinese());
        problem.setProperty("actionZh", code.adviceChinese());
        return problem;
    }

    private final ApplicationEventPublisher events;

    Problems(ApplicationEventPublisher events) {
        this.events = events;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal, HttpServletRequest request) {
        return told(request, refusal, HttpStatusCode.valueOf(refusal.code().httpStatus()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> silent(LedgerLost lost) {
        return answer(Refusal.of(ErrorCode.LEDGER_UNAVAILABLE, "%s", lost.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notKept(StoreFailure failure) {
        LOG.error("a store failed", failure);
        return answer(Refusal.of(ErrorCode.STORAGE_FULL, "%s", failure.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException missing, HttpServletRequest request) {
        return refused(Refusal.of(ErrorCode.MALFORMED_JSON, "the request has no body that can be read"), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse response) {
            return told(
                    request,
                    Refusal.of(codeOf(response.getStatusCode()), "%s", failure.getMessage()),
                    response.getStatusCode());
        }
        LOG.error("a request failed", failure);
        return answer(Refusal.of(ErrorCode.INTERNAL, "%s", failure.getClass().getSimpleName()));
    }

    private static ErrorCode codeOf(HttpStatusCode status) {
        return switch (status.value()) {
            case 404, 405 -> ErrorCode.NOT_FOUND;
            case 413 -> ErrorCode.TOO_LARGE;
            default -> status.is4xxClientError() ? ErrorCode.SCHEMA_INVALID : ErrorCode.INTERNAL;
        };
    }

    private ResponseEntity<ProblemDetail> told(HttpServletRequest request, Refusal refusal, HttpStatusCode status) {
        events.publishEvent(RefusedRequest.of(request, refusal));
        return answer(refusal, status);
    }

    /** The answer to a call whose refusal was told already. */
    public static ResponseEntity<ProblemDetail> answer(Refusal refusal) {
        return answer(refusal, HttpStatusCode.valueOf(refusal.code().httpStatus()));
    }

    private static ResponseEntity<ProblemDetail> answer(Refusal refusal, HttpStatusCode status) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (refusal.code() == ErrorCode.QUEUE_FULL || refusal.code() == ErrorCode.LEDGER_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(RETRY.toSeconds()));
        }
        ProblemDetail problem = of(refusal);
        problem.setStatus(status.value());
        return answer.body(problem);
    }
}
