/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** Asserts on refusals. */
public final class Refusals {
    private Refusals() {}

    /** Asserts that the call is refused with this code, and returns the sentence for further assertions. */
    public static String refused(ErrorCode code, ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("expected a refusal with %s", code).isNotNull();
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
        return Objects.requireNonNull(refusal).sentence();
    }
}
