/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.Optional;
import org.jianzheng.model.code.TenderCode;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code dossier.tender}.
 *
 * @param tender its code, which begins with its project's
 * @param agency the agency that runs the procedure, if there is one
 */
public record Tender(TenderCode tender, Optional<ExplainedCode> agency) implements DossierBody {
    /** Reads the body. */
    public static Tender fromJson(JsonObject json) {
        json.requireOnly("tender", "agency", ExplainedCode.OVERRIDE);
        return new Tender(
                TenderCode.parse(json.string("tender")),
                json.optionalString("agency").map(ignored -> ExplainedCode.fromJson(json, "agency")));
    }

    @Override
    public RecordType type() {
        return RecordType.DOSSIER_TENDER;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("tender", tender.value());
        agency.ifPresent(present -> present.writeTo(json, "agency"));
        return json.build();
    }
}
