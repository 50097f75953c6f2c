/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import java.util.Collections;
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
    private final SortedMap<String, JsonValue> members;
    private final String path;

    private JsonObject(SortedMap<String, JsonValue> members, String path) {
        this.members = members;
        this.path = path;
    }

    /** Takes over the map, which nobody may change afterwards. */
    static JsonObject owning(SortedMap<String, JsonValue> members) {
        return new JsonObject(Collections.unmodifiableSortedMap(members), "");
    }

    JsonObject at(String place) {
        return new JsonObject(members, place);
    }

    /** A new builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** The keys in canonical order. */
    public Set<String> keys() {
        return members.keySet();
    }

    /** Keys and values in canonical order. */
    public SortedMap<String, JsonValue> members() {
        return members;
    }

    /** The number of members. */
    public int size() {
        return members.size();
    }

    /** Whether there is no member. */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** Whether this member is there. */
    public boolean has(String key) {
        return members.containsKey(key);
    }

    /** The value of this member. */
    public JsonValue value(String key) {
        JsonValue value = members.get(key);
        if (value == null) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is missing", place(key));
        }
        return value;
    }

    /** The value of this member, if it is there. */
    public Optional<JsonValue> optional(String key) {
        return Optional.ofNullable(members.get(key));
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
        SortedMap<String, JsonValue> rest = new TreeMap<>(members);
        rest.remove(key);
        return new JsonObject(Collections.unmodifiableSortedMap(rest), path);
    }

    /** This object with a member added or replaced. */
    public JsonObject with(String key, JsonValue value) {
        JsonString.requireWholeCharacters(key);
        SortedMap<String, JsonValue> more = new TreeMap<>(members);
        more.put(key, value);
        return new JsonObject(Collections.unmodifiableSortedMap(more), path);
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
        Set<String> allowed = Set.of(allowedKeys);
        for (String key : members.keySet()) {
            if (!allowed.contains(key)) {
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
        return other instanceof JsonObject that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
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
            return owning(new TreeMap<>(members));
        }
    }
}
