/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A row of a table, column by column.
 *
 * @param cells the cells by the names of their columns, in their order; an empty text where nothing is known
 */
public record ExportedRow(Map<String, String> cells) {
    /** Copies the map, in its order. */
    public ExportedRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** Rows of one table as comma-separated values (RFC 4180), UTF-8, with a line of names; every cell is quoted. */
    public static String commaSeparated(List<ExportedRow> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        line(text, rows.getFirst().cells().keySet().stream().toList());
        rows.forEach(row -> line(text, row.cells().values().stream().toList()));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }

    static Builder builder() {
        return new Builder();
    }

    /** Builds a row. */
    static final class Builder {
        private final Map<String, String> cells = new LinkedHashMap<>();

        private Builder() {}

        /** A cell; refuses ({@code TOO_LARGE}) more characters than the column has. */
        Builder put(String column, int most, String text) {
            if (text.codePointCount(0, text.length()) > most) {
                throw Refusal.of(ErrorCode.TOO_LARGE, "%s has at most %d characters", column, most);
            }
            cells.put(column, text);
            return this;
        }

        ExportedRow build() {
            return new ExportedRow(cells);
        }
    }
}
