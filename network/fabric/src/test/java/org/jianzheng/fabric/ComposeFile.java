/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.fabric;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file as it is read on a host: merged, and with the host's variables put in. */
final class ComposeFile {

    /** Compose's interpolation: ${NAME:?message}, ${NAME:-default}; $$ stands for one dollar sign. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\$|\\$\\{([A-Z_]+)(?::([-?])([^}]*))?}");

    private final Map<String, Object> root;

    private ComposeFile(Map<String, Object> root) {
        this.root = root;
    }

    static ComposeFile read(Map<String, String> variables) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object tree = new Yaml(new SafeConstructor(options)).load(Repository.text("network/fabric/compose.yaml"));
        return new ComposeFile(mapping(interpolated(tree, variables)));
    }

    /** Names of the variables that the file uses, with their defaults; those that must be given have none. */
    static Map<String, String> variables() throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        Matcher matcher = VARIABLE.matcher(Repository.text("network/fabric/compose.yaml"));
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                variables.merge(
                        matcher.group(1),
                        "-".equals(matcher.group(2)) ? matcher.group(3) : "",
                        (one, other) -> one.isEmpty() ? other : one);
            }
        }
        return variables;
    }

    Map<String, Object> root() {
        return root;
    }

    Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Object>> services = new LinkedHashMap<>();
        mapping(root.get("services")).forEach((name, service) -> services.put(name, mapping(service)));
        return services;
    }

    Map<String, Object> service(String name) {
        return mapping(mapping(root.get("services")).get(name));
    }

    static Map<String, Object> mapping(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new AssertionError("expected a mapping, met " + value);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((key, member) -> members.put(String.valueOf(key), member));
        return members;
    }

    static List<String> texts(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw new AssertionError("expected a list, met " + value);
        }
        return list.stream().map(String::valueOf).toList();
    }

    static List<Map<String, Object>> mappings(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw new AssertionError("expected a list, met " + value);
        }
        return list.stream().map(ComposeFile::mapping).toList();
    }

    private static Object interpolated(@Nullable Object node, Map<String, String> variables) {
        return switch (node) {
            case Map<?, ?> map -> {
                Map<Object, Object> members = new LinkedHashMap<>();
                map.forEach((key, value) -> members.put(key, interpolated(value, variables)));
                yield members;
            }
            case List<?> list -> {
                List<Object> members = new ArrayList<>();
                list.forEach(member -> members.add(interpolated(member, variables)));
                yield members;
            }
            case String text -> interpolated(text, variables);
            case null -> Map.of();
            default -> node;
        };
    }

    private static String interpolated(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            if (found.group(1) == null) {
                return "\\$";
            }
            String given = variables.get(found.group(1));
            if (given == null && !"-".equals(found.group(2))) {
                throw new AssertionError(found.group() + " has neither value nor default");
            }
            return Matcher.quoteReplacement(given == null ? String.valueOf(found.group(3)) : given);
        });
    }
}
