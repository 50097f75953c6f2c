/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.document;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** Writes and reads the plain documents (mappings, lists, texts, whole numbers, truth values) of the network's files. */
public final class Documents {

    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private Documents() {}

    /** Canonical JSON (RFC 8785): members in the order of their UTF-16 code units, no white space. */
    public static String canonicalJson(Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    /** YAML in block style, members in the given order. */
    public static String yaml(Object value) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        return new Yaml(new Representer(options), options).dump(value);
    }

    /**
     * Reads a JSON document, which is YAML too.
     *
     * @throws IllegalArgumentException if it cannot be read, is longer than 4 Mi characters or names a member twice
     */
    public static Object parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(64);
        options.setCodePointLimit(MOST_CHARACTERS);
        try {
            Object value = new Yaml(new SafeConstructor(options)).load(text);
            if (value == null) {
                throw new IllegalArgumentException("the document is empty");
            }
            return value;
        } catch (YAMLException e) {
            throw new IllegalArgumentException("the document cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The value as a mapping.
     *
     * @throws IllegalArgumentException if it is missing or something else
     */
    public static Map<String, Object> mapping(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("expected a mapping, met " + value);
        }
        Map<String, Object> members = new TreeMap<>();
        map.forEach((key, member) -> members.put(String.valueOf(key), member));
        return members;
    }

    private static void append(StringBuilder text, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                String separator = "{";
                for (Map.Entry<String, Object> member : mapping(map).entrySet()) {
                    text.append(separator);
                    quote(text, member.getKey());
                    text.append(':');
                    append(text, member.getValue());
                    separator = ",";
                }
                text.append(map.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                String separator = "[";
                for (Object element : list) {
                    text.append(separator);
                    append(text, element);
                    separator = ",";
                }
                text.append(list.isEmpty() ? "[]" : "]");
            }
            case Integer number -> text.append(number);
            case Long number -> text.append(number);
            case Boolean truth -> text.append(truth);
            case String string -> quote(text, string);
            default -> throw new IllegalArgumentException("no plain document: " + value.getClass());
        }
    }

    private static void quote(StringBuilder text, String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < 0x20) {
                        text.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
