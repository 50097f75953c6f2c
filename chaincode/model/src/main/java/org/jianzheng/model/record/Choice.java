/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.util.Optional;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/** Reads members whose value is the name of an enum constant; another value is refused ({@code SCHEMA_INVALID}). */
public final class Choice {
    private Choice() {}

    /** The constant that a member names. */
    public static <E extends Enum<E>> E of(Class<E> choices, JsonObject object, String member) {
        String name = object.string(member);
        for (E constant : choices.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s cannot be %s", object.place(member), name);
    }

    /** The constant that a member names, if the member is there. */
    public static <E extends Enum<E>> Optional<E> ifPresent(Class<E> choices, JsonObject object, String member) {
        return object.has(member) ? Optional.of(of(choices, object, member)) : Optional.empty();
    }
}
