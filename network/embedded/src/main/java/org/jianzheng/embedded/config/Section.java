/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One mapping of the configuration file, which knows its own place in it. */
final class Section {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");

    private final String place;
    private final Map<String, Object> values;

    private Section(String place, Map<String, Object> values) {
        this.place = place;
        this.values = values;
    }

    static Section of(String place, @Nullable Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            throw new ConfigException(place, "expected a mapping");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                values.put(String.valueOf(key), value);
            }
        });
        return new Section(place, values);
    }

    /** Refuses names that nobody reads: a misspelt setting must not be ignored. */
    Section allow(String... names) {
        for (String name : values.keySet()) {
            if (!Set.of(names).contains(name)) {
                throw new ConfigException(place, "unknown setting " + name + ", expected one of " + List.of(names));
            }
        }
        return this;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return switch (required(name)) {
            case String text -> text;
            case Number number -> number.toString();
            default -> throw new ConfigException(at(name), "expected text");
        };
    }

    int integer(String name) {
        return Math.toIntExact(number(name, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    long number(String name, long least, long most) {
        if (required(name) instanceof Integer || required(name) instanceof Long) {
            long number = ((Number) required(name)).longValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new ConfigException(at(name), "expected a whole number");
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (required(name) instanceof Boolean flag) {
            return flag;
        }
        throw new ConfigException(at(name), "expected true or false");
    }

    Path path(String name) {
        return checked(name, Path::of);
    }

    Address address(String name) {
        return checked(name, Address::parse);
    }

    Duration duration(String name) {
        return checked(name, text -> {
            Matcher matcher = DURATION.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("a duration is like 20ms, 3s or 1m, given " + text);
            }
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                default -> Duration.ofMinutes(amount);
            };
        });
    }

    Section section(String name) {
        return of(at(name), required(name));
    }

    /** The mappings of a list, each with its place. */
    List<Section> sections(String name) {
        if (!(required(name) instanceof List<?> list)) {
            throw new ConfigException(at(name), "expected a list");
        }
        return java.util.stream.IntStream.range(0, list.size())
                .mapToObj(i -> of(at(name) + "[" + i + "]", list.get(i)))
                .toList();
    }

    /** The mappings of a mapping by their names. */
    Map<String, Section> named(String name) {
        Map<String, Section> sections = new LinkedHashMap<>();
        Section parent = section(name);
        parent.values.forEach((key, value) -> sections.put(key, of(parent.at(key), value)));
        return sections;
    }

    /** Builds a value of this section; what its constructor refuses is refused with the place. */
    <T> T build(java.util.function.Supplier<T> builder) {
        try {
            return builder.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigException(place, String.valueOf(e.getMessage()), e);
        }
    }

    private <T> T checked(String name, Function<String, T> reader) {
        try {
            return reader.apply(text(name));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(at(name), String.valueOf(e.getMessage()), e);
        }
    }

    private Object required(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new ConfigException(at(name), "is missing");
        }
        return value;
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
