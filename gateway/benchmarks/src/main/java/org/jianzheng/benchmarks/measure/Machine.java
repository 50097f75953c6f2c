/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jianzheng.model.json.JsonObject;

/**
 * What a measurement ran on; absolute figures mean nothing without it.
 *
 * @param processor the processor's model, or {@code unknown}
 * @param cores how many processors this process may use
 * @param memoryMegabytes the machine's memory, 0 when unknown
 * @param java the Java runtime
 * @param system the operating system
 */
public record Machine(String processor, int cores, long memoryMegabytes, String java, String system) {
    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final long KILOBYTES_IN_MEGABYTE = 1024;

    /** This machine. */
    public static Machine here() {
        return new Machine(
                value(CPU, "model name"),
                Runtime.getRuntime().availableProcessors(),
                kilobytes(value(MEMORY, "MemTotal")) / KILOBYTES_IN_MEGABYTE,
                System.getProperty("java.vendor") + " " + System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }

    private static String value(Path file, String name) {
        for (String line : lines(file)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equals(name)) {
                return line.substring(colon + 1).strip();
            }
        }
        return "unknown";
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static long kilobytes(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /** In JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("processor", processor)
                .put("cores", cores)
                .put("memoryMB", memoryMegabytes)
                .put("java", java)
                .put("system", system)
                .build();
    }
}
