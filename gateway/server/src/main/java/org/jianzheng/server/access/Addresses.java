/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which row an address is met by, where the address alone says it. What only reads is for everybody, but for what its own capability keeps
 * back; what writes and stands nowhere here is for nobody.
 */
final class Addresses {
    private static final PathPatternParser PATTERNS = new PathPatternParser();

    private static final List<Rule> WRITES = List.of(
            new Rule("/api/v1/files", Need.of(Action.STORE)),
            new Rule("/api/v1/files/{digest}/readings", Need.of(Action.READ_SEALED)),
            new Rule("/api/v1/batches", Need.of(Action.STREAM)),
            new Rule("/api/v1/sealed", Need.of(Action.SEAL)),
            new Rule("/api/v1/sealed/{id}/readings", Need.of(Action.READ_SEALED)),
            new Rule("/api/v1/bids/{lot}/statements", Need.of(Action.BID)),
            new Rule("/api/v1/bids/{lot}/records", Need.ANYBODY_KNOWN),
            new Rule("/api/v1/credit/forms", Need.of(Action.EVALUATE)),
            new Rule("/api/v1/records", Need.ANYBODY_KNOWN),
            new Rule("/api/v1/records/batch", Need.ANYBODY_KNOWN));

    private Addresses() {}

    /**
     * What a request needs before anybody looks at its body.
     *
     * @param action the row, empty if a caller must be known and the body tells the row
     */
    record Need(Optional<Action> action) {
        static final Need ANYBODY_KNOWN = new Need(Optional.empty());

        static Need of(Action action) {
            return new Need(Optional.of(action));
        }
    }

    /** The need of a request that writes; empty if nothing writes there. */
    static Optional<Need> ofWrite(String path) {
        PathContainer called = PathContainer.parsePath(path);
        return WRITES.stream()
                .filter(rule -> rule.pattern().matches(called))
                .map(Rule::need)
                .findFirst();
    }

    /** Whether a method only reads. */
    static boolean reads(String method) {
        return method.equals(HttpMethod.GET.name())
                || method.equals(HttpMethod.HEAD.name())
                || method.equals(HttpMethod.OPTIONS.name());
    }

    private record Rule(PathPattern pattern, Need need) {
        Rule(String pattern, Need need) {
            this(PATTERNS.parse(pattern), need);
        }
    }
}
