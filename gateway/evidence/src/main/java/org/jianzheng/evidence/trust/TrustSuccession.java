/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jianzheng.evidence.time.TimeAuthority;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.record.SignatureEntry;

/**
 * Judges whether a trust root may take the place of a pinned one: the quorum of the pinned root and every new key have signed it,
 * and it takes nothing back. Whoever pinned any version comes to the newest one by the changes between them, in order, with no
 * network and nobody's word.
 */
public final class TrustSuccession {
    private final TrustRoot pinned;
    private final TrustRoot next;
    private final TrustChange change;

    private TrustSuccession(TrustRoot pinned, TrustChange change) {
        this.pinned = pinned;
        this.next = change.next();
        this.change = change;
    }

    /**
     * The trust root after a change.
     *
     * @throws TrustChangeRefused naming the rule that is broken
     */
    public static TrustRoot accept(TrustRoot pinned, TrustChange change) {
        TrustSuccession succession = new TrustSuccession(pinned, change);
        succession.requireSameLog();
        long size = succession.requireOneSize();
        succession.requireNothingTakenBack(size);
        succession.requireSigned();
        return change.next();
    }

    private void requireSameLog() {
        if (next.version() != pinned.version() + 1) {
            throw new TrustChangeRefused(
                    TrustRule.NEXT_VERSION, "version " + next.version() + " after version " + pinned.version());
        }
        if (!next.origin().equals(pinned.origin())
                || !next.genesis().equals(pinned.genesis())
                || next.signatures() != pinned.signatures()) {
            throw new TrustChangeRefused(
                    TrustRule.SAME_LOG,
                    next.origin() + " with signatures " + next.signatures().wireName());
        }
    }

    /** The size from which the change counts; every window that it opens or closes does so there. */
    private long requireOneSize() {
        NavigableSet<Long> sizes = new TreeSet<>();
        for (int i = 0; i < next.cosigners().size(); i++) {
            TrustedCosigner cosigner = next.cosigners().get(i);
            if (i >= pinned.cosigners().size()) {
                sizes.add(cosigner.fromSize());
            } else if (pinned.cosigners().get(i).isInUse()) {
                cosigner.untilSize().ifPresent(sizes::add);
            }
        }
        next.earlier().stream().skip(pinned.earlier().size()).forEach(each -> sizes.add(each.untilSize()));
        if (sizes.isEmpty() && !next.timeAuthorities().equals(pinned.timeAuthorities())) {
            // Time stamps are judged by their own times; no size changes anything for them.
            return lastSize() + 1;
        }
        if (sizes.size() != 1 || sizes.first() <= lastSize()) {
            throw new TrustChangeRefused(TrustRule.ONE_SIZE, "sizes " + sizes + " after " + lastSize());
        }
        return sizes.first();
    }

    /** The size from which the last change before counts. */
    private long lastSize() {
        LongStream windows = pinned.cosigners().stream()
                .flatMapToLong(
                        each -> LongStream.of(each.fromSize(), each.untilSize().orElse(0)));
        LongStream quorums = pinned.earlier().stream().mapToLong(EarlierQuorum::untilSize);
        return LongStream.concat(windows, quorums).max().orElse(0);
    }

    private void requireNothingTakenBack(long size) {
        for (int i = 0; i < pinned.cosigners().size(); i++) {
            TrustedCosigner old = pinned.cosigners().get(i);
            boolean stays = i < next.cosigners().size()
                    && (next.cosigners().get(i).equals(old)
                            || (old.isInUse() && next.cosigners().get(i).equals(old.until(size))));
            if (!stays) {
                throw new TrustChangeRefused(
                        TrustRule.NOTHING_TAKEN_BACK, "another or no cosigner in the place of " + old.organisation());
            }
        }
        boolean open = next.cosigners().stream().skip(pinned.cosigners().size()).allMatch(TrustedCosigner::isInUse);
        if (!open) {
            throw new TrustChangeRefused(TrustRule.ONE_SIZE, "a new key that counts for some sizes only");
        }
        List<EarlierQuorum> kept = next.quorum().equals(pinned.quorum()) ? pinned.earlier() : pinned.withEarlier(size);
        if (!next.earlier().equals(kept)) {
            throw new TrustChangeRefused(TrustRule.NOTHING_TAKEN_BACK, "other earlier quorums than " + kept.size());
        }
        requireAuthoritiesKept();
    }

    /** Authorities stay; one in use may be given an end, so that what it stamped before goes on counting. */
    private void requireAuthoritiesKept() {
        for (int i = 0; i < pinned.timeAuthorities().size(); i++) {
            TimeAuthority old = pinned.timeAuthorities().get(i);
            boolean stays = i < next.timeAuthorities().size()
                    && (next.timeAuthorities().get(i).equals(old)
                            || (old.until().isEmpty()
                                    && isEnded(old, next.timeAuthorities().get(i))));
            if (!stays) {
                throw new TrustChangeRefused(
                        TrustRule.NOTHING_TAKEN_BACK, "another or no authority in the place of " + old.name());
            }
        }
    }

    private static boolean isEnded(TimeAuthority old, TimeAuthority ended) {
        return ended.until().filter(end -> old.until(end).equals(ended)).isPresent();
    }

    private void requireSigned() {
        Map<KeyId, PublicKey> known = new HashMap<>();
        Set<KeyId> fresh = new TreeSet<>(Comparator.comparing(KeyId::value));
        pinned.cosigners().stream()
                .filter(TrustedCosigner::isInUse)
                .forEach(each -> each.keys().forEach(key -> known.put(key.keyId(), key)));
        next.cosigners().stream()
                .skip(pinned.cosigners().size())
                .forEach(each -> each.keys().forEach(key -> {
                    known.put(key.keyId(), key);
                    fresh.add(key.keyId());
                }));
        byte[] message = change.message();
        Set<KeyId> signed = new HashSet<>();
        for (SignatureEntry signature : change.signatures()) {
            PublicKey key = known.get(signature.key());
            if (key == null) {
                throw new TrustChangeRefused(
                        TrustRule.KNOWN_SIGNERS, signature.key().value());
            }
            if (!signature.verifies(key, message)) {
                throw new TrustChangeRefused(
                        TrustRule.GOOD_SIGNATURES, "one of " + signature.key().value() + " that does not verify");
            }
            signed.add(signature.key());
        }
        QuorumResult quorum = pinned.quorum().evaluate(inUse(), signers(signed));
        if (!quorum.isMet()) {
            throw new TrustChangeRefused(
                    TrustRule.OLD_QUORUM, "signed by " + quorum.signed() + ", unmet: " + quorum.unmet());
        }
        fresh.removeAll(signed);
        if (!fresh.isEmpty()) {
            throw new TrustChangeRefused(TrustRule.NEW_KEYS, "no signature by " + fresh);
        }
    }

    private Set<OrganisationId> inUse() {
        Set<OrganisationId> all = new HashSet<>();
        pinned.cosigners().stream()
                .filter(TrustedCosigner::isInUse)
                .forEach(cosigner -> all.add(cosigner.organisation()));
        return all;
    }

    private Set<OrganisationId> signers(Set<KeyId> signed) {
        Set<OrganisationId> organisations = new HashSet<>();
        pinned.cosigners().stream()
                .filter(TrustedCosigner::isInUse)
                .filter(cosigner -> pinned.signatures()
                        .isMet(
                                signed.contains(cosigner.ed25519().keyId()),
                                signed.contains(cosigner.sm2().keyId())))
                .forEach(cosigner -> organisations.add(cosigner.organisation()));
        return organisations;
    }
}
