/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jianzheng.protocol.msp.Member;

/** The endorsing peers of all organisations, seen from one organisation's gateway. */
final class Peers {

    private final String ownMspId;
    private final List<EndorsingPeer> all;

    Peers(String ownMspId, List<EndorsingPeer> all) {
        this.ownMspId = ownMspId;
        this.all = List.copyOf(all);
    }

    /** The peer of the gateway's own organisation, if it offers the chaincode. */
    Optional<EndorsingPeer> own(String chaincode) {
        return of(ownMspId, chaincode);
    }

    /** The peer of an organisation, if it offers the chaincode. */
    Optional<EndorsingPeer> of(String mspId, String chaincode) {
        return all.stream()
                .filter(peer -> peer.mspId().equals(mspId) && peer.endorser().offers(chaincode))
                .findFirst();
    }

    String ownMspId() {
        return ownMspId;
    }

    /** The peers that offer the chaincode: those that are ready first, among them the own one, then the highest. */
    List<EndorsingPeer> candidates(String chaincode) {
        return all.stream()
                .filter(peer -> peer.endorser().offers(chaincode))
                .sorted(Comparator.comparing(
                                (EndorsingPeer peer) -> !peer.endorser().isReady(chaincode))
                        .thenComparing(peer -> !peer.mspId().equals(ownMspId))
                        .thenComparing(Comparator.<EndorsingPeer>comparingLong(
                                        peer -> peer.endorser().height())
                                .reversed()))
                .toList();
    }

    /**
     * A smallest set of candidates that satisfies a policy together with those who are in already; the first candidates are
     * preferred.
     *
     * @return empty when not even all candidates satisfy it
     */
    static Optional<List<EndorsingPeer>> choose(
            Collection<EndorsingPeer> fixed, List<EndorsingPeer> candidates, EndorsementNeeds needs) {
        List<EndorsingPeer> chosen = new ArrayList<>(candidates);
        if (!needs.areSatisfiedBy(members(fixed, chosen))) {
            return Optional.empty();
        }
        for (EndorsingPeer candidate : candidates.reversed()) {
            chosen.remove(candidate);
            if (!needs.areSatisfiedBy(members(fixed, chosen))) {
                chosen.add(candidate);
            }
        }
        return Optional.of(chosen);
    }

    private static List<Member> members(Collection<EndorsingPeer> fixed, List<EndorsingPeer> chosen) {
        List<Member> members = new ArrayList<>();
        fixed.forEach(peer -> members.add(peer.endorser().member()));
        chosen.forEach(peer -> members.add(peer.endorser().member()));
        return members;
    }
}
