/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.state;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;

/**
 * A state at an earlier moment.
 *
 * @param key whose state
 * @param asOf the moment
 * @param steps the records that made it, in log order; none if nothing had made it by then
 */
public record PastState(HeadKey key, AsOf asOf, List<StateStep> steps) {
    /** Copies the list. */
    public PastState {
        steps = List.copyOf(steps);
    }

    /** The state; empty if nothing had made it by then. */
    public Optional<JsonObject> head() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast().head());
    }
}
