/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An immutable object whose keys stand in the order of RFC 8785 (UTF-16 code units).
 *
 * <p>Typed accessors refuse ({@code SCHEMA_INVALID}) missing members and other kinds, and name the member's path from
 * the object that was read first. The path is no part of the value: equality looks at the members only.
 */
public final class JsonObject implements JsonValue {
    /** Ascending; the value of a key stands at the same place. */
    private final String[] keys;

    private final JsonValue[] values;
    private final String path;

    private JsonObject(String[] keys, JsonValue[] values, String path) {
        this.keys = keys;
        this.values = values;
        this.path = path;
    }

    /** An object whose keys ascend already. */
    static JsonObject ofAscending(List<String> keys, List<JsonValue> values) {
        return new JsonObject(keys.toArray(String[]::new), values.toArray(JsonValue[]::new), "");
    }

    static JsonObject of(SortedMap<String, JsonValue> members) {
        return new JsonObject(
                members.keySet().toArray(String[]::new), members.values().toArray(JsonValue[]::new), "");
    }

    JsonObject at(String place) {
        return new JsonObject(keys, values, place);
    }

    /** A new builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** The keys in canonical order. */
    public Set<String> keys() {
        return members().keySet();
    }

    /** Keys and values in canonical order. */
    public Map<String, JsonValue> members() {
        Map<String, JsonValue> members = LinkedHashMap.newLinkedHashMap(keys.length);
        for (int i = 0; i < keys.length; i++) {
            members.put(keys[i], values[i]);
        }
        return Collections.unmodifiableMap(members);
    }

    String keyAt(int index) {
        return keys[index];
    }

    JsonValue valueAt(int index) {
        return values[index];
    }

    private int indexOf(String key) {
        return Arrays.binarySearch(keys, key);
    }

    /** The number of members. */
    public int size() {
        return keys.length;
    }

    /** Whether there is no member. */
    public boolean isEmpty() {
        return keys.length == 0;
    }

    /** Whether this member is there. */
    public boolean has(String key) {
        return indexOf(key) >= 0;
    }

    /** The value of this member. */
    public JsonValue value(String key) {
        int index = indexOf(key);
        if (index < 0) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is missing", place(key));
        }
        return values[index];
    }

    /** The value of this member, if it is there. */
    public Optional<JsonValue> optional(String key) {
        int index = indexOf(key);
        return index < 0 ? Optional.empty() : Optional.of(values[index]);
    }

    /** The string of this member. */
    public String string(String key) {
        if (value(key) instanceof JsonString string) {
            return string.value();
        }
        throw unexpected(key, "a string");
    }

    /** The integer of this member. */
    public long integer(String key) {
        if (value(key) instanceof JsonInteger integer) {
            return integer.value();
        }
        throw unexpected(key, "an integer");
    }

    /** The truth value of this member. */
    public boolean bool(String key) {
        if (value(key) instanceof JsonBoolean bool) {
            return bool.value();
        }
        throw unexpected(key, "a boolean");
    }

    /** The object of this member. */
    public JsonObject object(String key) {
        if (value(key) instanceof JsonObject object) {
            return object.at(place(key));
        }
        throw unexpected(key, "an object");
    }

    /** The array of this member. */
    public JsonArray array(String key) {
        if (value(key) instanceof JsonArray array) {
            return array.at(place(key));
        }
        throw unexpected(key, "an array");
    }

    /** The string of this member, if it is there. */
    public Optional<String> optionalString(String key) {
        return has(key) ? Optional.of(string(key)) : Optional.empty();
    }

    /** The integer of this member, if it is there. */
    public OptionalLong optionalInteger(String key) {
        return has(key) ? OptionalLong.of(integer(key)) : OptionalLong.empty();
    }

    /** The truth value of this member, if it is there. */
    public Optional<Boolean> optionalBool(String key) {
        return has(key) ? Optional.of(bool(key)) : Optional.empty();
    }

    /** The object of this member, if it is there. */
    public Optional<JsonObject> optionalObject(String key) {
        return has(key) ? Optional.of(object(key)) : Optional.empty();
    }

    /** The array of this member, if it is there. */
    public Optional<JsonArray> optionalArray(String key) {
        return has(key) ? Optional.of(array(key)) : Optional.empty();
    }

    /** This object without a member; the same members if it has none of that key. */
    public JsonObject without(String key) {
        int index = indexOf(key);
        if (index < 0) {
            return this;
        }
        String[] restOfKeys = Arrays.copyOf(keys, keys.length - 1);
        JsonValue[] restOfValues = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(keys, index + 1, restOfKeys, index, restOfKeys.length - index);
        System.arraycopy(values, index + 1, restOfValues, index, restOfValues.length - index);
        return new JsonObject(restOfKeys, restOfValues, path);
    }

    /** This object with a member added or replaced. */
    public JsonObject with(String key, JsonValue value) {
        JsonString.requireWholeCharacters(key);
        SortedMap<String, JsonValue> more = new TreeMap<>(members());
        more.put(key, value);
        return of(more).at(path);
    }

    /** This object with a string member added or replaced. */
    public JsonObject with(String key, String value) {
        return with(key, new JsonString(value));
    }

    /** This object with an integer member added or replaced. */
    public JsonObject with(String key, long value) {
        return with(key, new JsonInteger(value));
    }

    /** This object with a boolean member added or replaced. */
    public JsonObject with(String key, boolean value) {
        return with(key, new JsonBoolean(value));
    }

    /**
     * Refuses members outside this list.
     *
     * @return this object
     */
    public JsonObject requireOnly(String... allowedKeys) {
        for (String key : keys) {
            if (!Arrays.asList(allowedKeys).contains(key)) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is an unknown member", place(key));
            }
        }
        return this;
    }

    /** The path of a member from the object that was read first, for messages. */
    public String place(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Refusal unexpected(String key, String wanted) {
        return Refusal.of(
                ErrorCode.SCHEMA_INVALID,
                "%s must be %s, met %s",
                place(key),
                wanted,
                value(key).kind());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonObject that && Arrays.equals(keys, that.keys) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(keys) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return CanonicalWriter.text(this);
    }

    /** Gathers members in any order. A key put twice is a programming error. */
    public static final class Builder {
        private final SortedMap<String, JsonValue> members = new TreeMap<>();

        private Builder() {}

        /** Adds a member. */
        public Builder put(String key, JsonValue value) {
            JsonString.requireWholeCharacters(key);
            if (members.putIfAbsent(key, value) != null) {
                throw new IllegalArgumentException("member " + key + " is put twice");
            }
            return this;
        }

        /** Adds a string member. */
        public Builder put(String key, String value) {
            return put(key, new JsonString(value));
        }

        /** Adds an integer member. */
        public Builder put(String key, long value) {
            return put(key, new JsonInteger(value));
        }

        /** Adds a boolean member. */
        public Builder put(String key, boolean value) {
            return put(key, new JsonBoolean(value));
        }

        /** Adds a string member if there is one. */
        public Builder putIfPresent(String key, Optional<String> value) {
            value.ifPresent(present -> put(key, present));
            return this;
        }

        /** Adds a member of any kind if there is one. */
        public Builder putValueIfPresent(String key, Optional<? extends JsonValue> value) {
            value.ifPresent(present -> put(key, present));
            return this;
        }

        /** Adds an integer member if there is one. */
        public Builder putIfPresent(String key, OptionalLong value) {
            value.ifPresent(present -> put(key, present));
            return this;
        }

        /** The object; the builder may be used on without changing it. */
        public JsonObject build() {
            return of(members);
        }
    }
}
