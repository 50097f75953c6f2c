/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import static org.jianzheng.model.record.Examples.FAILING;
import static org.jianzheng.model.record.Examples.PERSON;
import static org.jianzheng.model.record.Examples.ref;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.alert.AlertConclusion;
import org.jianzheng.model.alert.Analysis;
import org.jianzheng.model.alert.Compared;
import org.jianzheng.model.alert.Feature;
import org.jianzheng.model.alert.FeatureTag;
import org.jianzheng.model.alert.Investigation;
import org.jianzheng.model.alert.Raising;
import org.jianzheng.model.casework.CaseAdmission;
import org.jianzheng.model.casework.CaseAnswer;
import org.jianzheng.model.casework.CaseClosing;
import org.jianzheng.model.casework.CaseTransfer;
import org.jianzheng.model.casework.Consultation;
import org.jianzheng.model.casework.Examination;
import org.jianzheng.model.casework.Filing;
import org.jianzheng.model.casework.MatterTag;
import org.jianzheng.model.casework.TransferAcknowledgement;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;

/** A body of each kind of casework and of alerts. */
final class CaseExamples {
    private static final DualDigest TEXT = DualDigest.of(new byte[] {4});
    private static final CatalogueVersion VERSION = new CatalogueVersion("TEST-ONE", "2026");
    private static final DepartmentId OFFICE = DepartmentId.parse("supervision-office");
    private static final DepartmentId HOUSING = DepartmentId.parse("housing-bureau");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 8);
    private static final List<Subject> ABOUT = List.of(new Subject.Organisation(FAILING));

    private CaseExamples() {}

    static List<RecordBody> casework() {
        MatterTag matter = MatterTag.parse("ab".repeat(32));
        return List.of(
                new Filing(
                        Filing.Kind.COMPLAINT,
                        Filing.Channel.WINDOW,
                        OFFICE,
                        matter,
                        Optional.of(DAY),
                        ABOUT,
                        Optional.empty(),
                        TEXT,
                        VERSION),
                new Filing(
                        Filing.Kind.CLUE,
                        Filing.Channel.ALERT,
                        OFFICE,
                        matter,
                        Optional.empty(),
                        List.of(),
                        Optional.of(ref()),
                        TEXT,
                        VERSION),
                new CaseAdmission(ref(), Optional.empty(), TEXT),
                new CaseAdmission(ref(), Optional.of(CaseAdmission.Ground.OBJECTION_FIRST), TEXT),
                new CaseTransfer(ref(), CaseTransfer.What.CLUE, HOUSING, TEXT),
                new TransferAcknowledgement(ref(), ref(), TransferAcknowledgement.Result.RETURNED),
                new Consultation(ref(), List.of(OFFICE, HOUSING), TEXT),
                new Examination(ref(), Examination.Kind.TEST, DAY, DAY, TEXT),
                new CaseAnswer(ref(), CaseAnswer.Outcome.PARTLY_UPHELD, TEXT, List.of(ref())),
                new CaseAnswer(ref(), CaseAnswer.Outcome.WITHDRAWN, TEXT, List.of()),
                new CaseClosing(ref()));
    }

    static List<RecordBody> alerts() {
        return List.of(
                new Raising(
                        Analysis.IDENTICAL_FEATURES,
                        VERSION,
                        List.of(
                                new Compared(
                                        Feature.MACHINE,
                                        Compared.Result.EQUAL,
                                        Optional.of(FeatureTag.parse("ab".repeat(32)))),
                                new Compared(Feature.DONGLE, Compared.Result.DIFFERENT, Optional.empty())),
                        ABOUT,
                        TEXT,
                        Optional.of("不涉及标段")),
                new Raising(
                        Analysis.EXPERT_BEHAVIOUR,
                        VERSION,
                        List.of(),
                        List.of(new Subject.Person(PERSON)),
                        TEXT,
                        Optional.empty()),
                new Investigation(ref(), HOUSING),
                new AlertConclusion(ref(), AlertConclusion.Outcome.NO_CONSEQUENCE, Optional.empty(), TEXT),
                new AlertConclusion(ref(), AlertConclusion.Outcome.TRANSFERRED, Optional.of(OFFICE), TEXT));
    }
}
