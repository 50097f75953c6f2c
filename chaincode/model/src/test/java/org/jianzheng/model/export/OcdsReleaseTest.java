/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.dossier.LotStatus;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OcdsReleaseTest {
    private static final LotCode LOT = LotCode.parse("E620800ZZ99000001001001");
    private static final Instant AT = Instant.parse("2026-03-16T01:30:04.123Z");

    @Test
    void a_release_has_what_the_schema_requires() {
        JsonObject release = release(lot(Optional.empty()), Stage.TENDERING, LotStatus.RUNNING);
        assertThat(release.toString())
                .isEqualTo(
                        "{\"date\":\"2026-03-16T01:30:04.123000000Z\",\"id\":\"0198c700-0000-7000-8000-000000000002\","
                                + "\"initiationType\":\"tender\",\"language\":\"zh\","
                                + "\"ocid\":\"ocds-213czf-E620800ZZ99000001001001\",\"tag\":[\"tender\"],"
                                + "\"tender\":{\"id\":\"E620800ZZ99000001001001\",\"status\":\"active\",\"title\":\"一标段(虚构)\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "INITIATION, RUNNING, planning, planning",
        "EVALUATION, PAUSED, tenderUpdate, active",
        "PERFORMANCE, RUNNING, tenderUpdate, complete",
        "OPENING, FAILED, tenderUpdate, unsuccessful",
        "TENDERING, CANCELLED, tenderCancellation, cancelled"
    })
    void stage_and_status_become_tag_and_status(Stage phase, LotStatus status, String tag, String tender) {
        JsonObject release = release(lot(Optional.empty()), phase, status);
        assertThat(release.array("tag").strings()).containsExactly(tag);
        assertThat(release.object("tender").string("status")).isEqualTo(tender);
    }

    @Test
    void a_repeated_tender_names_the_one_that_failed() {
        LotCode failed = LotCode.parse("E620800ZZ99000001001002");
        JsonObject release = release(lot(Optional.of(failed)), Stage.TENDERING, LotStatus.RUNNING);
        assertThat(release.array("relatedProcesses").object(0).string("identifier"))
                .isEqualTo("ocds-213czf-" + failed.value());
    }

    /** The closed code list tenderStatus.csv of 1.1.5, and those of its tags that tell of the tender. */
    @Test
    void every_stage_and_status_has_codes_of_the_standard() {
        for (Stage phase : Stage.values()) {
            for (LotStatus status : LotStatus.values()) {
                JsonObject release = release(lot(Optional.empty()), phase, status);
                assertThat(release.object("tender").string("status"))
                        .isIn("planning", "planned", "active", "complete", "cancelled", "unsuccessful", "withdrawn");
                assertThat(release.array("tag").strings())
                        .hasSize(1)
                        .isSubsetOf("planning", "tender", "tenderAmendment", "tenderUpdate", "tenderCancellation");
            }
        }
    }

    @Test
    void a_package_has_what_its_schema_requires() {
        JsonObject release = release(lot(Optional.empty()), Stage.TENDERING, LotStatus.RUNNING);
        JsonObject published = OcdsRelease.inPackage(release, "https://centre.example/one", "某中心(虚构)", AT);
        assertThat(published.string("uri")).isEqualTo("https://centre.example/one");
        assertThat(published.string("version")).isEqualTo("1.1");
        assertThat(published.string("publishedDate")).isEqualTo("2026-03-16T01:30:04.123000000Z");
        assertThat(published.object("publisher").string("name")).isEqualTo("某中心(虚构)");
        assertThat(published.array("releases").object(0)).isEqualTo(release);
    }

    @Test
    void a_prefix_of_another_form_is_refused() {
        Lot lot = lot(Optional.empty());
        LotHead head = head(Stage.TENDERING, LotStatus.RUNNING);
        assertThatThrownBy(() -> OcdsRelease.of("213czf", lot, head, AT)).hasMessageStartingWith("SCHEMA_INVALID");
    }

    private static JsonObject release(Lot lot, Stage phase, LotStatus status) {
        return OcdsRelease.of("ocds-213czf", lot, head(phase, status), AT);
    }

    private static Lot lot(Optional<LotCode> failed) {
        return new Lot(Optional.of("一标段(虚构)"), failed, List.of(), Optional.empty());
    }

    private static LotHead head(Stage phase, LotStatus status) {
        return new LotHead(
                LOT, OrganisationId.parse("CityMSP"), phase, status, List.of(), Optional.empty(), ref(1), ref(2));
    }

    private static RecordRef ref(int number) {
        return RecordRef.parse("rec:0198c700-0000-7000-8000-%012d".formatted(number));
    }
}
