/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonBoolean;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;

/**
 * A document with one thing changed.
 *
 * @param name what is changed where
 * @param value the changed document
 */
public record Mutants(String name, JsonValue value) {
    /** Every member, element and value of a document changed, one at a time. */
    public static List<Mutants> of(JsonValue value) {
        return of("", value);
    }

    private static List<Mutants> of(String path, JsonValue value) {
        return switch (value) {
            case JsonObject object -> ofObject(path, object);
            case JsonArray array -> ofArray(path, array);
            case JsonString string -> ofString(path, string.value());
            case JsonInteger integer -> ofInteger(path, integer.value());
            case JsonBoolean bool ->
                List.of(
                        new Mutants(path + " turned", new JsonBoolean(!bool.value())),
                        another(path, new JsonInteger(1)));
        };
    }

    private static List<Mutants> ofObject(String path, JsonObject object) {
        List<Mutants> all = new ArrayList<>();
        all.add(new Mutants(path + " with an unknown member", object.with("zz", 1)));
        all.add(another(path, new JsonString("object")));
        object.members().forEach((key, member) -> {
            String place = path.isEmpty() ? key : path + "." + key;
            all.add(new Mutants(place + " left out", object.without(key)));
            of(place, member)
                    .forEach(changed -> all.add(new Mutants(changed.name(), object.with(key, changed.value()))));
        });
        return all;
    }

    private static List<Mutants> ofArray(String path, JsonArray array) {
        List<JsonValue> values = array.values();
        List<Mutants> all = new ArrayList<>();
        all.add(another(path, JsonObject.builder().build()));
        if (values.isEmpty()) {
            return all;
        }
        all.add(new Mutants(path + " shortened", JsonArray.of(values.subList(0, values.size() - 1))));
        all.add(new Mutants(path + " without the first", JsonArray.of(values.subList(1, values.size()))));
        all.add(new Mutants(path + " reversed", JsonArray.of(values.reversed())));
        List<JsonValue> longer = new ArrayList<>(values);
        longer.add(values.getLast());
        all.add(new Mutants(path + " with the last twice", JsonArray.of(longer)));
        for (int i = 0; i < values.size(); i++) {
            int index = i;
            UnaryOperator<JsonValue> put = changed -> {
                List<JsonValue> other = new ArrayList<>(values);
                other.set(index, changed);
                return JsonArray.of(other);
            };
            of(path + "[" + i + "]", values.get(i))
                    .forEach(changed -> all.add(new Mutants(changed.name(), put.apply(changed.value()))));
        }
        return all;
    }

    private static List<Mutants> ofString(String path, String text) {
        List<Mutants> all = new ArrayList<>();
        all.add(another(path, new JsonInteger(7)));
        if (text.isEmpty()) {
            return all;
        }
        int last = text.length() - 1;
        char other = text.charAt(last) == '2' ? '3' : '2';
        for (String changed : List.of(
                "",
                "\u00a0",
                "\u3000",
                text + " ",
                " " + text,
                text.substring(0, last) + other,
                text.substring(0, last),
                text.toUpperCase(java.util.Locale.ROOT),
                text + text)) {
            if (!changed.equals(text)) {
                all.add(new Mutants(path + " as \"" + brief(changed) + "\"", new JsonString(changed)));
            }
        }
        return all;
    }

    private static List<Mutants> ofInteger(String path, long number) {
        List<Mutants> all = new ArrayList<>();
        all.add(another(path, new JsonString(Long.toString(number))));
        for (long changed : List.of(number + 1, number - 1, -1 - number, JsonInteger.MAX)) {
            all.add(new Mutants(path + " as " + changed, new JsonInteger(changed)));
        }
        return all;
    }

    private static Mutants another(String path, JsonValue value) {
        return new Mutants((path.isEmpty() ? "all" : path) + " of another kind", value);
    }

    private static String brief(String text) {
        return text.length() <= 24 ? text : text.substring(0, 12) + "…" + text.substring(text.length() - 4);
    }
}
