/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.endorser;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.jianzheng.embedded.access.AccessDenied;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.access.Right;
import org.jianzheng.embedded.access.Signed;
import org.jianzheng.embedded.ledger.OrganisationLedger;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.transaction.ChaincodeProposal;

/** What a Fabric peer checks of a proposal before anything is simulated, with its words. */
final class ProposalChecks {

    /** How far a client's clock may be off. */
    private static final Duration TIME_WINDOW = Duration.ofMinutes(15);

    private final Channel channel;
    private final OrganisationLedger ledger;
    private final InstantSource clock;

    ProposalChecks(Channel channel, OrganisationLedger ledger, InstantSource clock) {
        this.channel = channel;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Refusals that come before the peer looks at the proposal's content, as its connection filters give them. */
    void requireTimely(ChaincodeProposal proposal) {
        Instant now = clock.instant();
        if (isExpired(proposal.creator(), now)) {
            throw new AccessDenied("proposal client identity expired");
        }
        Timestamp timestamp = proposal.channelHeader().getTimestamp();
        Instant claimed = Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
        if (Duration.between(claimed, now).abs().compareTo(TIME_WINDOW) > 0) {
            throw new AccessDenied("request unauthorized due to incorrect timestamp "
                    + claimed.truncatedTo(ChronoUnit.SECONDS) + ", peer time " + now.truncatedTo(ChronoUnit.SECONDS)
                    + ", peer.authentication.timewindow 15m0s");
        }
    }

    /** Creator, signature, id not seen before, and the right to propose. */
    void requireAllowed(ChaincodeProposal proposal, SignedProposal signed, boolean systemChaincode) {
        Member creator;
        try {
            creator = issued(proposal.creator());
        } catch (ProtocolException e) {
            throw new AccessDenied("error validating proposal: access denied: channel [" + channel.name()
                    + "] creator org unknown, creator is malformed");
        }
        if (!channel.signatures().isGood(creator, signed.getProposalBytes(), signed.getSignature())) {
            throw new AccessDenied("error validating proposal: access denied: channel [" + channel.name()
                    + "] creator org [" + creator.identity().msp() + "]");
        }
        if (ledger.transaction(proposal.id()).isPresent()) {
            throw new AccessDenied("duplicate transaction found [" + proposal.id() + "]. Creator ["
                    + HexFormat.of().formatHex(proposal.creator().toByteArray()) + "]");
        }
        if (!systemChaincode) {
            requireRight(proposal, signed);
        }
    }

    private void requireRight(ChaincodeProposal proposal, SignedProposal signed) {
        try {
            channel.require(
                    Right.PROPOSE, new Signed(signed.getProposalBytes(), proposal.creator(), signed.getSignature()));
        } catch (AccessDenied e) {
            throw e.toProposal(Right.PROPOSE);
        }
    }

    /** Fabric cannot even read an identity that no authority of its organisation has issued. */
    private Member issued(ByteString creator) {
        Member member = channel.member(creator);
        if (!member.isValid() && !channel.hasIssued(member.identity())) {
            throw new ProtocolException(
                    Rule.IDENTITY, "no authority of " + member.identity().msp() + " has issued it");
        }
        return member;
    }

    private boolean isExpired(ByteString creator, Instant now) {
        try {
            return channel.member(creator).identity().certificate().isExpiredAt(now);
        } catch (ProtocolException refusedByTheNextCheck) {
            return false;
        }
    }
}
