/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.sanction;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.record.SignatureEntry;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.DepartmentHead;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyHead;
import org.jianzheng.model.sanction.Ballot;
import org.jianzheng.model.sanction.Conclusion;
import org.jianzheng.model.sanction.DecisionProposal;
import org.jianzheng.model.sanction.LegalReview;
import org.jianzheng.model.sanction.OfficerSignature;
import org.jianzheng.model.sanction.SanctionBody;
import org.jianzheng.model.sanction.SanctionHead;

/** Who signed a step of a joint decision, and whether they may: asked again of proved records, as the contract asked of its own. */
final class DecisionSigners {
    private final HeadReader heads;

    DecisionSigners(HeadReader heads) {
        this.heads = heads;
    }

    /**
     * Checks every signature under a record, and that whoever signed may take this step.
     *
     * @return the keys in the order of their signatures; the first answers for the record
     * @throws Refusal {@code KEY_UNKNOWN} or {@code REFERENCE_UNKNOWN} where a key or department is not among the records; else what is wrong
     *     with the signatures
     */
    List<KeyHead> require(ReadableRecord record, SanctionBody body) {
        List<KeyHead> keys = new ArrayList<>();
        byte[] message = record.signedBytes();
        for (SignatureEntry signature : record.signatures()) {
            KeyHead key = KeyHead.require(heads, signature.key());
            key.requireStanding(record.signedAt());
            signature.requireValid(key.key(), message);
            keys.add(key);
        }
        KeyHead by = keys.getFirst();
        if (!by.organisation().equals(record.organisation())) {
            throw Refusal.of(
                    ErrorCode.MSP_MISMATCH,
                    "%s is a key of %s, the record of %s",
                    by.id(),
                    by.organisation(),
                    record.organisation());
        }
        if (!record.type().maySign(by.role())
                || (by.isSessionKey() && !record.type().allowsSessionKey())) {
            throw Refusal.of(
                    ErrorCode.ROLE_FORBIDDEN,
                    "a %s may not sign %s",
                    by.role(),
                    record.type().wireName());
        }
        requireAssigned(record, body, keys);
        return keys;
    }

    private void requireAssigned(ReadableRecord record, SanctionBody body, List<KeyHead> keys) {
        switch (body) {
            case LegalReview review ->
                lead(SanctionHead.require(heads, review.sanction()))
                        .requireDuty(person(keys), Department.Duty.LEGAL_REVIEWER);
            case DecisionProposal proposal -> requireMatrixOfItsDay(record, proposal);
            case OfficerSignature signature ->
                DepartmentHead.require(heads, signature.department())
                        .requireDuty(person(keys), Department.Duty.OFFICER);
            case Ballot ballot -> {
                if (ballot.choice() != Ballot.Choice.RECUSE) {
                    requireSealed(ballot.department(), keys);
                }
            }
            case Conclusion conclusion ->
                requireSealHolder(lead(SanctionHead.require(heads, conclusion.sanction())), keys);
            default -> {
                // What else follows a decision changes nothing of who decided.
            }
        }
    }

    private DepartmentHead lead(SanctionHead sanction) {
        return DepartmentHead.require(heads, sanction.matter().department());
    }

    private static PersonRef person(List<KeyHead> keys) {
        if (keys.getFirst().holder() instanceof Holder.Person person) {
            return person.ref();
        }
        throw Refusal.of(
                ErrorCode.ROLE_FORBIDDEN,
                "%s is held by no person",
                keys.getFirst().id());
    }

    private void requireSealed(DepartmentId department, List<KeyHead> keys) {
        requireSealHolder(DepartmentHead.require(heads, department), keys);
        boolean sealed = keys.stream()
                .anyMatch(key ->
                        key.role() == Role.DEPARTMENT_SEAL && key.holder().equals(new Holder.Department(department)));
        if (!sealed) {
            throw Refusal.of(ErrorCode.SIGNATURE_MISSING, "the seal of %s is not under the record", department);
        }
    }

    private static void requireSealHolder(DepartmentHead department, List<KeyHead> keys) {
        if (!department.mayUseSeal(person(keys))) {
            throw Refusal.of(
                    ErrorCode.NOT_ASSIGNED,
                    "%s is neither the head of %s nor a delegate",
                    person(keys),
                    department.department().department());
        }
    }

    /** The first text is held against the matrix of its day; an edit stays with that one, as the fold says (invariant 8). */
    private void requireMatrixOfItsDay(ReadableRecord record, DecisionProposal proposal) {
        if (SanctionHead.require(heads, proposal.sanction())
                .procedure()
                .countersigning()
                .isPresent()) {
            return;
        }
        CatalogueVersion inForce = CatalogueHead.inForce(heads, CatalogueKind.MATRIX, Dates.of(record.at()))
                .map(matrix -> matrix.catalogue().version())
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.REFERENCE_UNKNOWN,
                        "no matrix that is in force at %s is among the records",
                        record.at()));
        if (!inForce.equals(proposal.matrix())) {
            throw Refusal.of(
                    ErrorCode.NOT_IN_FORCE,
                    "the matrix in force is %s, the proposal names %s",
                    inForce,
                    proposal.matrix());
        }
    }
}
