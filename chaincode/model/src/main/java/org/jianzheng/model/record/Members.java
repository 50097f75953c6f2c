/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/** The forms that members of records have in common; any other is refused. */
public final class Members {
    /** The most characters of a name or another line. */
    public static final int LINE = 200;

    /** The most characters of a free text. */
    public static final int TEXT = 4_000;

    private Members() {}

    /** The enum constant that a member names; another value is refused ({@code SCHEMA_INVALID}). */
    public static <E extends Enum<E>> E choice(Class<E> choices, JsonObject object, String member) {
        String name = object.string(member);
        return named(choices, name)
                .orElseThrow(() -> Refusal.of(ErrorCode.SCHEMA_INVALID, "%s cannot be %s", object.place(member), name));
    }

    /** As {@link #choice(Class, JsonObject, String)}, for an element of an array. */
    public static <E extends Enum<E>> E choice(Class<E> choices, String name) {
        return named(choices, name)
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.SCHEMA_INVALID, "%s cannot be %s", choices.getSimpleName(), name));
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> choices, String name) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    /** A text of 1 to {@code limit} characters that is not blank; others are refused ({@code SCHEMA_INVALID}). */
    public static String text(JsonObject object, String member, int limit) {
        String text = object.string(member);
        if (text.isBlank() || text.length() > limit) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%s has %d characters, allowed are 1 to %d that are not all blank",
                    object.place(member),
                    text.length(),
                    limit);
        }
        return text;
    }

    /** A line of 1 to {@value #LINE} characters that is not blank; others are refused ({@code SCHEMA_INVALID}). */
    public static String requireLine(String text) {
        if (text.isBlank() || text.length() > LINE) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a line has %d characters, allowed are 1 to %d that are not all blank",
                    text.length(),
                    LINE);
        }
        return text;
    }

    /** As {@link #text}, if the member is there. */
    public static Optional<String> optionalText(JsonObject object, String member, int limit) {
        return object.has(member) ? Optional.of(text(object, member, limit)) : Optional.empty();
    }

    /** An integer from {@code least} to {@code most}; others are refused ({@code SCHEMA_INVALID}). */
    public static long integer(JsonObject object, String member, long least, long most) {
        long value = object.integer(member);
        if (value < least || value > most) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%s is %d, allowed are %d to %d",
                    object.place(member),
                    value,
                    least,
                    most);
        }
        return value;
    }

    /**
     * An array of strings without repetitions. An empty one is left out of records, so that nothing has two forms.
     *
     * @return the values in their order, empty if the member is not there
     */
    public static <T> List<T> distinct(JsonObject object, String member, int limit, Function<String, T> reader) {
        if (!object.has(member)) {
            return List.of();
        }
        List<T> values = object.array(member).strings().stream().map(reader).toList();
        if (values.isEmpty() || values.size() > limit) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%s has %d elements, allowed are 1 to %d",
                    object.place(member),
                    values.size(),
                    limit);
        }
        if (Set.copyOf(values).size() != values.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s repeats an element", object.place(member));
        }
        return values;
    }

    /** The form of a list that {@link #distinct} reads: empty is absent. */
    public static Optional<JsonArray> strings(List<?> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(JsonArray.ofStrings(
                        values.stream().map(Object::toString).toList()));
    }

    /** The form of a list of objects that is left out of records when it is empty. */
    public static <T> Optional<JsonArray> objects(List<T> values, Function<T, JsonObject> form) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(JsonArray.of(values.stream().map(form).toList()));
    }
}
