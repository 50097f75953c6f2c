/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.DealCode;
import org.jianzheng.model.code.ProjectCode;
import org.jianzheng.model.code.TenderCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.Tender;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.registry.ExplainedCode;

/** The bodies of dossier records, made from the bodies of the dossier's events. */
final class DossierFacts {
    private static final String INVENTED_CODE = "invented code of the sample dossier 示例编码";

    private DossierFacts() {}

    static Project project(JsonObject event) {
        return new Project(
                ProjectCode.parse(event.string("projectCode")),
                event.string("name"),
                event.string("category"),
                explained(event.string("tenderer")),
                new AmountFen(event.integer("budgetFen")),
                event.optionalString("collectiveDecision"));
    }

    static Tender tender(TenderCode tender, JsonObject event) {
        return new Tender(tender, Optional.of(explained(event.string("agency"))));
    }

    static Lot lot(JsonObject event) {
        List<DealCode> otherCodes = event.array("otherCodes").objects().stream()
                .map(code -> new DealCode(code.string("scheme"), code.string("value")))
                .toList();
        return new Lot(Optional.empty(), Optional.empty(), otherCodes);
    }

    private static ExplainedCode explained(String text) {
        UnifiedCreditCode code = UnifiedCreditCode.parse(text);
        return code.check() instanceof UnifiedCreditCode.CheckDigitWarning
                ? new ExplainedCode(code, Optional.of(INVENTED_CODE))
                : ExplainedCode.of(code);
    }
}
