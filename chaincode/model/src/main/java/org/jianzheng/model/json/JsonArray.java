/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;

/** An immutable array. Typed accessors refuse ({@code SCHEMA_INVALID}) other kinds and name the element's path. */
public final class JsonArray implements JsonValue, Iterable<JsonValue> {
    private final List<JsonValue> elements;
    private final String path;

    private JsonArray(List<JsonValue> elements, String path) {
        this.elements = elements;
        this.path = path;
    }

    /** An array of these values, in this order. */
    public static JsonArray of(List<? extends JsonValue> elements) {
        return new JsonArray(List.copyOf(elements), "");
    }

    /** An array of these values, in this order. */
    public static JsonArray of(JsonValue... elements) {
        return new JsonArray(List.of(elements), "");
    }

    /** An array of these strings, in this order. */
    public static JsonArray ofStrings(List<String> strings) {
        return new JsonArray(
                strings.stream().map(text -> (JsonValue) new JsonString(text)).toList(), "");
    }

    JsonArray at(String place) {
        return new JsonArray(elements, place);
    }

    /** The number of elements. */
    public int size() {
        return elements.size();
    }

    /** Whether there is no element. */
    public boolean isEmpty() {
        return elements.isEmpty();
    }

    /** The elements in order. */
    public List<JsonValue> values() {
        return elements;
    }

    /** The elements in order, one after the other. */
    public Stream<JsonValue> stream() {
        return elements.stream();
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return elements.iterator();
    }

    /** The element at this index, from 0. */
    public JsonValue get(int index) {
        if (index < 0 || index >= elements.size()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "%s is missing: the array has %d elements", place(index), size());
        }
        return elements.get(index);
    }

    /** The string at this index. */
    public String string(int index) {
        if (get(index) instanceof JsonString string) {
            return string.value();
        }
        throw unexpected(index, "a string");
    }

    /** The integer at this index. */
    public long integer(int index) {
        if (get(index) instanceof JsonInteger integer) {
            return integer.value();
        }
        throw unexpected(index, "an integer");
    }

    /** The object at this index. */
    public JsonObject object(int index) {
        if (get(index) instanceof JsonObject object) {
            return object.at(place(index));
        }
        throw unexpected(index, "an object");
    }

    /** The array at this index. */
    public JsonArray array(int index) {
        if (get(index) instanceof JsonArray array) {
            return array.at(place(index));
        }
        throw unexpected(index, "an array");
    }

    /** All elements as strings. */
    public List<String> strings() {
        return IntStream.range(0, size()).mapToObj(this::string).toList();
    }

    /** All elements as objects. */
    public List<JsonObject> objects() {
        return IntStream.range(0, size()).mapToObj(this::object).toList();
    }

    private Refusal unexpected(int index, String wanted) {
        return Refusal.of(
                ErrorCode.SCHEMA_INVALID,
                "%s must be %s, met %s",
                place(index),
                wanted,
                get(index).kind());
    }

    private String place(int index) {
        return path + "[" + index + "]";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonArray that && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return CanonicalWriter.text(this);
    }
}
