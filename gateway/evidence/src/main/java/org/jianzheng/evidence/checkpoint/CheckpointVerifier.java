/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.trust.QuorumPolicy;
import org.jianzheng.evidence.trust.QuorumResult;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.trust.TrustedCosigner;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.NoteKey;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;

/**
 * Verifies checkpoints against a trust root. Stricter than C2SP, which ignores signatures by unknown keys: here every line
 * must be known and good, so that no byte of a note can change unseen.
 */
public final class CheckpointVerifier {
    private final TrustRoot trust;
    private final List<TrustedKey> keys = new ArrayList<>();

    /** A key of a cosigner with the id that is compared, which costs a hash to make. */
    private record TrustedKey(TrustedCosigner cosigner, NoteKey key, String keyId) {
        TrustedKey(TrustedCosigner cosigner, NoteKey key) {
            this(cosigner, key, key.keyId());
        }

        boolean isNamedBy(NoteSignature signature) {
            return signature.name().equals(key.name()) && signature.keyId().equals(keyId);
        }
    }

    /** Verifies against this trust root. */
    public CheckpointVerifier(TrustRoot trust) {
        this.trust = trust;
        for (TrustedCosigner cosigner : trust.cosigners()) {
            NoteKey log = new NoteKey(trust.origin().value(), NoteKey.Kind.LOG, cosigner.ed25519());
            NoteKey cosignature = new NoteKey(cosigner.name(), NoteKey.Kind.COSIGNATURE, cosigner.ed25519());
            NoteKey sm2 = new NoteKey(cosigner.name(), NoteKey.Kind.SM2_COSIGNATURE, cosigner.sm2());
            List.of(log, cosignature, sm2).forEach(key -> keys.add(new TrustedKey(cosigner, key)));
        }
    }

    /** The trust root. */
    public TrustRoot trust() {
        return trust;
    }

    /**
     * Reads and verifies a note. Too few cosignatures are no reason to refuse it: the result says so. A line that stands twice counts
     * once; where that leaves enough of them, the note is refused for it.
     *
     * @throws CheckpointRefused naming the rule that is broken
     */
    public VerifiedCheckpoint verify(String note) {
        SignedNote read;
        try {
            read = SignedNote.parseOnce(note);
        } catch (Refusal refusal) {
            throw new CheckpointRefused(CheckpointRule.FORM, "a signed checkpoint", refusal.sentence());
        }
        VerifiedCheckpoint verified = verify(read);
        if (verified.quorum().isMet() && !read.toString().equals(note)) {
            throw new CheckpointRefused(CheckpointRule.FORM, "every signature line once", "one that stands twice");
        }
        return verified;
    }

    /** As {@link #verify(String)}, for a note that is read. */
    public VerifiedCheckpoint verify(SignedNote note) {
        Checkpoint body = body(note);
        if (!body.origin().equals(trust.origin())) {
            throw new CheckpointRefused(
                    CheckpointRule.ORIGIN, trust.origin().value(), body.origin().value());
        }
        Set<OrganisationId> byEd25519 = new HashSet<>();
        Set<OrganisationId> bySm2 = new HashSet<>();
        Set<OrganisationId> retired = new HashSet<>();
        boolean signedByLog = false;
        Optional<Instant> latest = Optional.empty();
        for (NoteSignature signature : note.signatures()) {
            TrustedKey key = requireKnown(signature, body.state().size());
            Instant time = requireGood(note.text(), signature, key);
            OrganisationId organisation = key.cosigner().organisation();
            if (!key.cosigner().isInUse()) {
                retired.add(organisation);
            }
            switch (key.key().kind()) {
                case LOG -> signedByLog = true;
                case COSIGNATURE -> byEd25519.add(organisation);
                case SM2_COSIGNATURE -> bySm2.add(organisation);
            }
            if (key.key().kind() != NoteKey.Kind.LOG
                    && latest.filter(other -> !other.isBefore(time)).isEmpty()) {
                latest = Optional.of(time);
            }
        }
        if (!signedByLog) {
            throw new CheckpointRefused(
                    CheckpointRule.LOG_SIGNATURE, "a signature in the name of " + trust.origin(), "none");
        }
        QuorumPolicy policy = trust.quorumAt(body.state().size());
        Set<OrganisationId> counted = counted(byEd25519, bySm2);
        QuorumResult quorum = policy.evaluate(present(body), counted);
        counted.removeAll(retired);
        boolean restsOnRetiredKeys =
                quorum.isMet() && !policy.evaluate(present(body), counted).isMet();
        return new VerifiedCheckpoint(body, quorum, restsOnRetiredKeys, latest);
    }

    /** Whether any of the signature lines bears the name of a cosigner of this trust root. */
    public boolean isClaimedByKnownCosigner(SignedNote note) {
        return note.signatures().stream()
                .anyMatch(signature -> trust.cosigners().stream()
                        .anyMatch(cosigner -> cosigner.name().equals(signature.name())));
    }

    private static Checkpoint body(SignedNote note) {
        try {
            return Checkpoint.parse(note.text());
        } catch (Refusal refusal) {
            throw new CheckpointRefused(CheckpointRule.FORM, "the body of a checkpoint", refusal.sentence());
        }
    }

    private TrustedKey requireKnown(NoteSignature signature, long size) {
        return keys.stream()
                .filter(key -> key.isNamedBy(signature) && key.cosigner().countsAt(size))
                .findFirst()
                .orElseThrow(() -> new CheckpointRefused(
                        CheckpointRule.KNOWN_SIGNERS,
                        "keys of trust root version " + trust.version() + " that count at size " + size,
                        signature.name() + " with key id " + signature.keyId()));
    }

    private static Instant requireGood(String text, NoteSignature signature, TrustedKey key) {
        return key.key()
                .verify(text, signature)
                .orElseThrow(() -> new CheckpointRefused(
                        CheckpointRule.GOOD_SIGNATURES,
                        "a signature by the key " + key.keyId() + " of "
                                + key.cosigner().organisation(),
                        "a " + key.key().kind() + " line that does not verify"));
    }

    private Set<OrganisationId> present(Checkpoint body) {
        Set<OrganisationId> present = new HashSet<>();
        trust.cosigners().stream()
                .filter(cosigner -> cosigner.countsAt(body.state().size()))
                .forEach(cosigner -> present.add(cosigner.organisation()));
        return present;
    }

    private Set<OrganisationId> counted(Set<OrganisationId> byEd25519, Set<OrganisationId> bySm2) {
        Set<OrganisationId> counted = new HashSet<>(byEd25519);
        counted.addAll(bySm2);
        counted.removeIf(organisation ->
                !trust.signatures().isMet(byEd25519.contains(organisation), bySm2.contains(organisation)));
        return counted;
    }
}
