/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.dossier.DossierItem;
import org.jianzheng.model.dossier.OwedItem;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageTemplate;
import org.jianzheng.model.dossier.TradeForm;
import org.jianzheng.model.registry.Licence;

/** What the examples of records have in common; every value is invented. */
final class Examples {
    static final StageTemplate TEMPLATE = new StageTemplate(
            "建设工程",
            TradeForm.TENDER,
            3,
            List.of(
                    new OwedItem(new DossierItem("W2"), Stage.OPENING, "是否按时开标", OwedItem.Keeper.WITNESS),
                    new OwedItem(new DossierItem("BUDGET"), Stage.INITIATION, "资金预算", OwedItem.Keeper.DOSSIER)));

    static final Instant AT = Instant.parse("2026-04-08T01:31:00Z");
    static final Random RANDOM = new Random(9);
    static final PrivateKey SM2 = PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom());
    static final PrivateKey ED25519 = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());
    static final OrganisationId CITY = OrganisationId.parse("CityMSP");
    static final PersonRef PERSON = PersonRef.random(RANDOM);
    static final LotCode LOT = LotCode.parse("E620800ZZ99000001001001");
    static final UnifiedCreditCode FAILING = UnifiedCreditCode.parse("91350211M0000XUF46");
    static final ExplainedCode EXPLAINED = new ExplainedCode(FAILING, Optional.of("营业执照如此"));
    static final LegalBasis BASIS = new LegalBasis("某条例(虚构)", "第一条", LegalBasis.Rank.LOCAL_REGULATION);
    static final Licence LICENCE = new Licence("执法-001", AT, AT.plusSeconds(1));

    private Examples() {}

    /** A reference to some record. */
    static RecordRef ref() {
        return new RecordRef(RecordId.generate(() -> AT, RANDOM));
    }
}
