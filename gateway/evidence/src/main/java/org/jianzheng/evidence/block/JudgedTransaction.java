/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.protocol.lifecycle.ChaincodeDefinition;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.policy.Signers;
import org.jianzheng.protocol.transaction.EndorserTransaction;

/**
 * A call of a chaincode whose signatures are good.
 *
 * @param transaction the call
 * @param creator who proposed and submitted it
 * @param endorsers who endorsed it
 * @param definition the chaincode's definition in force; none for the chaincode that keeps the definitions
 */
public record JudgedTransaction(
        EndorserTransaction transaction, Member creator, Signers endorsers, Optional<ChaincodeDefinition> definition) {
    /**
     * Signers whose certificates had run out at the time that the creator claims. The ledger does not ask for that when it judges,
     * so that it is a warning and not a fault.
     */
    public List<String> expired() {
        return expired(List.of());
    }

    /** As {@link #expired()}, and of those who ordered the block: a block itself has no time. */
    public List<String> expired(List<Member> orderers) {
        Instant time = transaction.timestamp();
        List<Member> signers = new ArrayList<>(List.of(creator));
        signers.addAll(endorsers.members());
        signers.addAll(orderers);
        return signers.stream()
                .map(Member::identity)
                .filter(identity -> identity.certificate().isExpiredAt(time))
                .map(identity -> identity + " until " + identity.certificate().notAfter())
                .distinct()
                .toList();
    }
}
