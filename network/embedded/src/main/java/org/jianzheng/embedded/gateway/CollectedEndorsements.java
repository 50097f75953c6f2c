/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.jianzheng.embedded.endorser.Outcome;

/** Endorsements of one proposal as they come in: all must be over the same bytes as the first. */
final class CollectedEndorsements {

    private final Map<EndorsingPeer, Endorsement> endorsements = new LinkedHashMap<>();
    private final List<ErrorDetail> details = new ArrayList<>();
    private Optional<ByteString> payload = Optional.empty();

    /** Takes a peer's outcome; false when it does not count. */
    synchronized boolean add(EndorsingPeer peer, Outcome outcome) {
        if (!(outcome instanceof Outcome.Endorsed endorsed)) {
            details.add(GatewayErrors.detail(peer, outcome.fault().orElse("")));
            return false;
        }
        ByteString given = endorsed.answer().getPayload();
        if (payload.isPresent() && !payload.get().equals(given)) {
            details.add(GatewayErrors.detail(peer, "ProposalResponsePayloads do not match"));
            return false;
        }
        payload = Optional.of(given);
        endorsements.put(peer, endorsed.endorsement());
        return true;
    }

    /** Those whose endorsements count. */
    synchronized List<EndorsingPeer> peers() {
        return List.copyOf(endorsements.keySet());
    }

    /** Lets only the endorsements of these count. */
    synchronized void retain(List<EndorsingPeer> needed) {
        endorsements.keySet().retainAll(needed);
    }

    /** The endorsements that count. */
    synchronized List<Endorsement> endorsements() {
        return List.copyOf(endorsements.values());
    }

    /** The bytes that all have signed. */
    synchronized ByteString payload() {
        return payload.orElseThrow();
    }

    /** What went wrong. */
    synchronized List<ErrorDetail> details() {
        return List.copyOf(details);
    }
}
