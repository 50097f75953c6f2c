/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jianzheng.benchmarks.measure.Spread;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * The same load on several engines, side by side.
 *
 * @param reports one for each engine, at least one, measured on one machine with the same settings
 */
record EnginesReport(List<LoadReport> reports) {
    private static final int NAME = 30;
    private static final int COLUMN = 24;

    EnginesReport {
        reports = List.copyOf(reports);
    }

    /** Machine and settings, a row for each figure, a column for each engine; then where the processor time goes. */
    String table() {
        StringBuilder table = new StringBuilder(reports.getFirst().settings());
        row(table, "", reports.stream().map(LoadReport::engine).toList());
        List<Map<String, Spread>> figures =
                reports.stream().map(LoadReport::figures).toList();
        for (String name : names(figures)) {
            row(table, name, figures.stream().map(of -> text(of, name)).toList());
        }
        table.append(
                String.format(Locale.ROOT, "processor time, us of each record (of each plain value), and its share%n"));
        List<Map<String, Share>> shares =
                reports.stream().map(EnginesReport::shares).toList();
        for (String group : names(shares)) {
            row(table, "  " + group, shares.stream().map(of -> text(of, group)).toList());
        }
        return table.toString();
    }

    /** How much processor time a group of programs took. */
    private record Share(long record, long recordPercent, long plain) {
        @Override
        public String toString() {
            return record + " " + recordPercent + "% (" + plain + ")";
        }
    }

    private static Map<String, Share> shares(LoadReport report) {
        Map<String, Spread> record = report.processorOfRecord();
        Map<String, Spread> plain = report.processorOfPlain();
        long whole = record.values().stream().mapToLong(Spread::median).sum();
        Map<String, Share> shares = new TreeMap<>();
        Set<String> groups = new LinkedHashSet<>(record.keySet());
        groups.addAll(plain.keySet());
        for (String group : groups) {
            long ofRecord = median(record, group);
            shares.put(group, new Share(ofRecord, whole == 0 ? 0 : 100 * ofRecord / whole, median(plain, group)));
        }
        Map<String, Share> withSum = new LinkedHashMap<>(shares);
        long ofPlain = plain.values().stream().mapToLong(Spread::median).sum();
        withSum.put("all", new Share(whole, 100, ofPlain));
        return withSum;
    }

    private static long median(Map<String, Spread> of, String group) {
        Spread spread = of.get(group);
        return spread == null ? 0 : spread.median();
    }

    private static Set<String> names(List<? extends Map<String, ?>> columns) {
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> names.addAll(column.keySet()));
        return names;
    }

    private static String text(Map<String, ?> column, String name) {
        Object figure = column.get(name);
        return figure == null ? "–" : figure.toString();
    }

    private static void row(StringBuilder table, String name, List<String> cells) {
        StringBuilder row = new StringBuilder(padded(name, NAME));
        cells.forEach(cell -> row.append(padded(cell, COLUMN)));
        table.append(row.toString().stripTrailing()).append(String.format(Locale.ROOT, "%n"));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("v", 1)
                .put(
                        "engines",
                        JsonArray.of(reports.stream().map(LoadReport::toJson).toList()))
                .build();
    }
}
