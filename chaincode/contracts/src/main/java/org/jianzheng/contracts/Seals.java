/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.SignatureMatrix;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.model.registry.DepartmentHead;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyHead;
import org.jianzheng.model.sanction.Countersigning;
import org.jianzheng.model.sanction.SanctionHead;

/** Whether departments have put their seals under a record, each used by its head or a delegate. */
final class Seals {
    private Seals() {}

    /**
     * Refuses a record under which this department's seal does not stand ({@code SIGNATURE_MISSING}), or stands without the signature of
     * its head or a delegate beside it ({@code NOT_ASSIGNED}).
     */
    static void require(Submission submission, DepartmentId department) {
        Signers signers = submission.signers();
        if (signers.all().stream().noneMatch(key -> isSealOf(key, department))) {
            throw Refusal.of(ErrorCode.SIGNATURE_MISSING, "the seal of %s is not under the record", department);
        }
        DepartmentHead head = DepartmentHead.require(submission.ledger(), department);
        if (signers.all().stream().noneMatch(key -> mayUse(key, head))) {
            throw Refusal.of(
                    ErrorCode.NOT_ASSIGNED, "neither the head of %s nor a delegate signs beside its seal", department);
        }
    }

    private static boolean isSealOf(KeyHead key, DepartmentId department) {
        return key.role() == Role.DEPARTMENT_SEAL && key.holder().equals(new Holder.Department(department));
    }

    private static boolean mayUse(KeyHead key, DepartmentHead department) {
        return key.role().isOfficer()
                && key.organisation().equals(department.department().msp())
                && key.holder() instanceof Holder.Person person
                && department.mayUseSeal(person.ref());
    }

    /**
     * Once a signature matrix is in force, catalogues and policies are changed by the departments that it names. Refuses
     * ({@code QUORUM_MISSING}) a change under which one of their seals is missing.
     */
    static void requireForChange(Submission submission) {
        CatalogueHead.inForce(submission.ledger(), CatalogueKind.MATRIX, submission.today())
                .map(matrix -> matrix.catalogue().content(SignatureMatrix.class).requiredForChange())
                .ifPresent(departments -> requireAll(submission, departments));
    }

    /**
     * A decision goes on without an organisation by the seals of the departments of others that agreed to it, and of those that change
     * catalogues. Refuses ({@code QUORUM_MISSING}) if one of them is missing, and if nobody is left.
     */
    static void requireForRelief(Submission submission, SanctionHead sanction, OrganisationId gone) {
        SortedSet<DepartmentId> departments = new TreeSet<>(Comparator.comparing(DepartmentId::value));
        departments.addAll(sanction.procedure()
                .countersigning()
                .map(Countersigning::approvals)
                .orElse(List.of()));
        CatalogueHead.inForce(submission.ledger(), CatalogueKind.MATRIX, submission.today())
                .map(matrix -> matrix.catalogue().content(SignatureMatrix.class).requiredForChange())
                .ifPresent(changing -> departments.addAll(changing));
        departments.removeIf(department -> DepartmentHead.require(submission.ledger(), department)
                .department()
                .msp()
                .equals(gone));
        if (departments.isEmpty()) {
            throw Refusal.of(ErrorCode.QUORUM_MISSING, "no department of another organisation than %s is left", gone);
        }
        requireAll(submission, departments);
    }

    private static void requireAll(Submission submission, SortedSet<DepartmentId> departments) {
        for (DepartmentId department : departments) {
            try {
                require(submission, department);
            } catch (Refusal missing) {
                throw Refusal.of(ErrorCode.QUORUM_MISSING, "%s", missing.sentence())
                        .causedBy(missing);
            }
        }
    }
}
