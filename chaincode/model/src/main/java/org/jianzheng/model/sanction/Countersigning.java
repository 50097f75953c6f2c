/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * A text before the departments (会签). Another text starts with none of the signatures (invariant 8).
 *
 * @param proposal the record that proposed the text
 * @param version how many texts there were, with this one
 * @param matrix the version of the matrix; it stays that of the first text
 * @param text the digests of the text
 * @param required who must sign
 * @param officers the officers who signed
 * @param votes the departments that voted
 */
public record Countersigning(
        RecordRef proposal,
        long version,
        CatalogueVersion matrix,
        DualDigest text,
        List<DepartmentId> required,
        List<OfficerSigned> officers,
        List<Vote> votes) {

    /**
     * An officer signed.
     *
     * @param department for which department
     * @param person who
     */
    public record OfficerSigned(DepartmentId department, PersonRef person) {}

    /**
     * A department voted.
     *
     * @param department which one
     * @param person who used its seal
     * @param choice how
     */
    public record Vote(DepartmentId department, PersonRef person, Ballot.Choice choice) {}

    /** Copies the lists. */
    public Countersigning {
        required = List.copyOf(required);
        officers = List.copyOf(officers);
        votes = List.copyOf(votes);
    }

    static Countersigning of(
            RecordRef record, DecisionProposal proposal, long version, Collection<DepartmentId> required) {
        return new Countersigning(
                record, version, proposal.matrix(), proposal.text(), List.copyOf(required), List.of(), List.of());
    }

    /** Refuses ({@code DIGEST_MISMATCH}) a signature over anything but this version of the text. */
    void requireOver(RecordRef signedProposal, DualDigest signedText) {
        if (!signedText.equals(text) || !signedProposal.equals(proposal)) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH,
                    "the proposal is version %d, %s, and not what is signed",
                    version,
                    proposal);
        }
    }

    /** Refuses ({@code NOT_IN_MATRIX}) a department that need not sign, and so may not. */
    void requireRequired(DepartmentId department) {
        if (!required.contains(department)) {
            throw Refusal.of(ErrorCode.NOT_IN_MATRIX, "%s asks for %s, not for %s", matrix, required, department);
        }
    }

    /** With the signature of an officer; refuses ({@code ALREADY_DONE}) a second one of the same person. */
    Countersigning signed(DepartmentId department, PersonRef person) {
        OfficerSigned signature = new OfficerSigned(department, person);
        if (officers.contains(signature)) {
            throw Refusal.of(ErrorCode.ALREADY_DONE, "%s has signed for %s", person, department);
        }
        return new Countersigning(proposal, version, matrix, text, required, plus(officers, signature), votes);
    }

    /**
     * With the vote of a department.
     *
     * @throws Refusal {@code ALREADY_DONE} if it has voted, {@code SIGNATURE_MISSING} if too few of its officers have signed
     */
    Countersigning voted(Vote vote) {
        if (vote(vote.department()).isPresent()) {
            throw Refusal.of(ErrorCode.ALREADY_DONE, "%s has voted and counts once", vote.department());
        }
        long signed = officers.stream()
                .filter(officer -> officer.department().equals(vote.department()))
                .count();
        if (vote.choice() == Ballot.Choice.APPROVE && signed < OfficerSignature.NEEDED) {
            throw Refusal.of(
                    ErrorCode.SIGNATURE_MISSING,
                    "%d officers of %s have signed, its seal follows after %d",
                    signed,
                    vote.department(),
                    OfficerSignature.NEEDED);
        }
        return new Countersigning(proposal, version, matrix, text, required, officers, plus(votes, vote));
    }

    /** Without anything that this person signed. */
    Countersigning without(PersonRef person) {
        return new Countersigning(
                proposal,
                version,
                matrix,
                text,
                required,
                officers.stream()
                        .filter(officer -> !officer.person().equals(person))
                        .toList(),
                votes.stream().filter(vote -> !vote.person().equals(person)).toList());
    }

    /** How a department voted, if it did. */
    public Optional<Vote> vote(DepartmentId department) {
        return votes.stream()
                .filter(vote -> vote.department().equals(department))
                .findFirst();
    }

    /** The departments that agree. */
    public List<DepartmentId> approvals() {
        return votes.stream()
                .filter(vote -> vote.choice() == Ballot.Choice.APPROVE)
                .map(Vote::department)
                .toList();
    }

    /** Whether every department that must sign agrees. */
    public boolean isComplete() {
        return approvals().containsAll(required);
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }

    static Countersigning fromJson(JsonObject json) {
        return new Countersigning(
                RecordRef.parse(json.string("proposal")),
                json.integer("version"),
                CatalogueVersion.parse(json.string("matrix")),
                DualDigest.fromJson(json.object("text")),
                json.array("required").strings().stream()
                        .map(DepartmentId::parse)
                        .toList(),
                json.array("officers").objects().stream()
                        .map(officer -> new OfficerSigned(
                                DepartmentId.parse(officer.string("department")),
                                PersonRef.parse(officer.string("person"))))
                        .toList(),
                json.array("votes").objects().stream()
                        .map(vote -> new Vote(
                                DepartmentId.parse(vote.string("department")),
                                PersonRef.parse(vote.string("person")),
                                Members.choice(Ballot.Choice.class, vote, "choice")))
                        .toList());
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("proposal", proposal.toString())
                .put("version", version)
                .put("matrix", matrix.toString())
                .put("text", text.toJson())
                .put(
                        "required",
                        JsonArray.ofStrings(
                                required.stream().map(DepartmentId::value).toList()))
                .put(
                        "officers",
                        JsonArray.of(officers.stream().map(Countersigning::json).toList()))
                .put(
                        "votes",
                        JsonArray.of(votes.stream().map(Countersigning::json).toList()))
                .build();
    }

    private static JsonObject json(OfficerSigned officer) {
        return JsonObject.builder()
                .put("department", officer.department().value())
                .put("person", officer.person().toString())
                .build();
    }

    private static JsonObject json(Vote vote) {
        return JsonObject.builder()
                .put("department", vote.department().value())
                .put("person", vote.person().toString())
                .put("choice", vote.choice().name())
                .build();
    }
}
