/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One YAML mapping, taken apart key by key; what nobody took is refused with its line. */
final class StrictMapping {

    private final String path;
    private final int line;
    private final Map<String, NodeTuple> remaining = new LinkedHashMap<>();

    StrictMapping(String path, Node node) {
        this.path = path;
        this.line = lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw new TopologyRefused(line, path + " must be a mapping");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new TopologyRefused(lineOf(tuple.getKeyNode()), path + " has a key that is no text");
            }
            if (remaining.put(key.getValue(), tuple) != null) {
                throw new TopologyRefused(lineOf(key), path + " has '" + key.getValue() + "' twice");
            }
        }
    }

    String text(String key) {
        return scalar(key).getValue();
    }

    int number(String key) {
        ScalarNode node = scalar(key);
        try {
            return Integer.parseInt(node.getValue());
        } catch (NumberFormatException e) {
            throw new TopologyRefused(lineOf(node), at(key) + " must be a whole number, not '" + node.getValue() + "'");
        }
    }

    /** A scalar read by a value type; its refusal gets the line. */
    <T> T value(String key, Function<String, T> type) {
        ScalarNode node = scalar(key);
        return withLine(lineOf(node), () -> type.apply(node.getValue()));
    }

    /** The same, for a key that may be missing. */
    <T> Optional<T> optionalValue(String key, Function<String, T> type) {
        return remaining.containsKey(key) ? Optional.of(value(key, type)) : Optional.empty();
    }

    StrictMapping mapping(String key) {
        return new StrictMapping(at(key), take(key).getValueNode());
    }

    Optional<StrictMapping> optionalMapping(String key) {
        return remaining.containsKey(key) ? Optional.of(mapping(key)) : Optional.empty();
    }

    List<StrictMapping> mappings(String key) {
        Node node = take(key).getValueNode();
        if (!(node instanceof SequenceNode sequence)) {
            throw new TopologyRefused(lineOf(node), at(key) + " must be a list");
        }
        return sequence.getValue().stream()
                .map(item -> new StrictMapping(at(key) + "[]", item))
                .toList();
    }

    /** Builds the result after everything was taken; unknown keys and broken rules are refused with their line. */
    <T> T finish(java.util.function.Supplier<T> result) {
        for (Map.Entry<String, NodeTuple> unknown : remaining.entrySet()) {
            throw new TopologyRefused(
                    lineOf(unknown.getValue().getKeyNode()), "unknown key '" + unknown.getKey() + "' in " + path);
        }
        return withLine(line, result);
    }

    private static <T> T withLine(int line, java.util.function.Supplier<T> result) {
        try {
            return result.get();
        } catch (IllegalArgumentException e) {
            throw new TopologyRefused(line, String.valueOf(e.getMessage()));
        }
    }

    private ScalarNode scalar(String key) {
        Node node = take(key).getValueNode();
        if (!(node instanceof ScalarNode scalar)) {
            throw new TopologyRefused(lineOf(node), at(key) + " must be a single value");
        }
        return scalar;
    }

    private NodeTuple take(String key) {
        NodeTuple tuple = remaining.remove(key);
        if (tuple == null) {
            throw new TopologyRefused(line, path + " lacks '" + key + "'");
        }
        return tuple;
    }

    private String at(String key) {
        return path + "." + key;
    }

    private static int lineOf(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
