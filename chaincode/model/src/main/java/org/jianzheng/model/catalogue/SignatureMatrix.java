/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * Which departments must sign what (会签矩阵): measure × project type × jurisdiction → departments.
 *
 * @param rows its rows; all that fit a decision add up
 */
public record SignatureMatrix(List<Row> rows) implements CatalogueContent {
    /** What stands for a measure where a catalogue or a policy is changed. */
    public static final String CATALOGUE_CHANGE = "CATALOGUE-CHANGE";

    private static final int MAX_ROWS = 1_000;
    private static final int MAX_DEPARTMENTS = 7;
    private static final Comparator<DepartmentId> BY_ID = Comparator.comparing(DepartmentId::value);

    /**
     * A row. What it leaves out may be anything; the change of a catalogue is meant only where it is named.
     *
     * @param measure the measure's code
     * @param projectType the type of the project
     * @param jurisdiction whose decision it is
     * @param departments who must sign
     */
    public record Row(
            Optional<String> measure,
            Optional<String> projectType,
            Optional<String> jurisdiction,
            List<DepartmentId> departments) {
        /** Refuses ({@code SCHEMA_INVALID}) a row that requires nobody. */
        public Row {
            departments = List.copyOf(departments);
            if (departments.isEmpty()) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a row of a matrix requires at least one department");
            }
        }

        /** A row that asks for the signatures of these departments where a catalogue or a policy is changed. */
        public static Row ofCatalogueChange(DepartmentId... departments) {
            return new Row(Optional.of(CATALOGUE_CHANGE), Optional.empty(), Optional.empty(), List.of(departments));
        }

        private boolean isOfCatalogueChange() {
            return measure.equals(Optional.of(CATALOGUE_CHANGE));
        }

        private boolean fits(String ofMeasure, String ofProjectType, String ofJurisdiction) {
            return measure.map(ofMeasure::equals).orElse(true)
                    && projectType.map(ofProjectType::equals).orElse(true)
                    && jurisdiction.map(ofJurisdiction::equals).orElse(true);
        }

        private static Row fromJson(JsonObject json) {
            json.requireOnly("measure", "projectType", "jurisdiction", "departments");
            return new Row(
                    Members.optionalText(json, "measure", Members.LINE),
                    Members.optionalText(json, "projectType", Members.LINE),
                    Members.optionalText(json, "jurisdiction", Members.LINE),
                    Members.distinct(json, "departments", MAX_DEPARTMENTS, DepartmentId::parse));
        }

        private JsonObject toJson() {
            return JsonObject.builder()
                    .putIfPresent("measure", measure)
                    .putIfPresent("projectType", projectType)
                    .putIfPresent("jurisdiction", jurisdiction)
                    .putValueIfPresent("departments", Members.strings(departments))
                    .build();
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) too many rows, and a matrix that does not say who changes catalogues. */
    public SignatureMatrix {
        rows = List.copyOf(rows);
        if (rows.size() > MAX_ROWS) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a matrix has at most %d rows", MAX_ROWS);
        }
        if (rows.stream().noneMatch(Row::isOfCatalogueChange)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the matrix does not say who signs a %s", CATALOGUE_CHANGE);
        }
        if (departments(rows.stream().filter(Row::isOfCatalogueChange)).size() > MAX_DEPARTMENTS) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "more than %d departments sign a %s", MAX_DEPARTMENTS, CATALOGUE_CHANGE);
        }
    }

    /** Reads the content. */
    public static SignatureMatrix fromJson(JsonObject json) {
        json.requireOnly("rows");
        return new SignatureMatrix(
                json.array("rows").objects().stream().map(Row::fromJson).toList());
    }

    /**
     * Who must sign a decision on these measures.
     *
     * @throws Refusal {@code NOT_IN_MATRIX} if the matrix does not know one of the measures for this type and jurisdiction
     */
    public SortedSet<DepartmentId> required(Collection<String> measures, String projectType, String jurisdiction) {
        SortedSet<DepartmentId> all = new TreeSet<>(BY_ID);
        for (String measure : measures) {
            SortedSet<DepartmentId> of = departments(rows.stream()
                    .filter(row -> !row.isOfCatalogueChange() && row.fits(measure, projectType, jurisdiction)));
            if (of.isEmpty()) {
                throw Refusal.of(
                        ErrorCode.NOT_IN_MATRIX,
                        "the matrix does not say who signs %s for %s in %s",
                        measure,
                        projectType,
                        jurisdiction);
            }
            all.addAll(of);
        }
        return Collections.unmodifiableSortedSet(all);
    }

    /** Who must sign a new version of a catalogue, of this matrix or of a policy. */
    public SortedSet<DepartmentId> requiredForChange() {
        return departments(rows.stream().filter(Row::isOfCatalogueChange));
    }

    private static SortedSet<DepartmentId> departments(Stream<Row> rows) {
        SortedSet<DepartmentId> all = new TreeSet<>(BY_ID);
        rows.forEach(row -> all.addAll(row.departments()));
        return all;
    }

    @Override
    public CatalogueKind kind() {
        return CatalogueKind.MATRIX;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("rows", JsonArray.of(rows.stream().map(Row::toJson).toList()))
                .build();
    }
}
