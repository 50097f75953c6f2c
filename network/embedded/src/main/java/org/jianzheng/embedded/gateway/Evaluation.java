/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.endorser.Outcome;

/** The gateway's evaluate: a result from one peer, which is not recorded anywhere. */
final class Evaluation {

    private final Channel channel;
    private final Peers peers;

    Evaluation(Channel channel, Peers peers) {
        this.channel = channel;
        this.peers = peers;
    }

    EvaluateResponse evaluate(EvaluateRequest request) {
        Invitation invitation =
                Invitation.read(request.getProposedTransaction(), "failed to unpack transaction proposal: ");
        invitation.requireChannel(channel.name());
        List<ErrorDetail> details = new ArrayList<>();
        Code last = Code.UNAVAILABLE;
        for (EndorsingPeer peer : candidates(invitation, request.getTargetOrganizationsList())) {
            Outcome outcome = peer.answer(invitation.signed(), peers.ownMspId());
            if (outcome instanceof Outcome.Endorsed endorsed) {
                return EvaluateResponse.newBuilder()
                        .setResult(endorsed.answer().getResponse())
                        .build();
            }
            String message = outcome.fault().orElse("");
            last = GatewayErrors.code(outcome);
            details.add(GatewayErrors.detail(peer, message));
            if (!GatewayErrors.isWorthAnotherPeer(outcome)) {
                throw GatewayErrors.error(last, "evaluate call to endorser returned error: " + message, details);
            }
        }
        throw GatewayErrors.error(last, "failed to evaluate transaction, see attached details for more info", details);
    }

    private List<EndorsingPeer> candidates(Invitation invitation, List<String> targets) {
        boolean protectedByUs = invitation.isConfidential() && targets.isEmpty();
        List<String> organisations = protectedByUs ? List.of(peers.ownMspId()) : targets;
        List<EndorsingPeer> candidates = peers.candidates(invitation.chaincode()).stream()
                .filter(peer -> organisations.isEmpty() || organisations.contains(peer.mspId()))
                .toList();
        if (candidates.isEmpty()) {
            String none = "no peers available to evaluate chaincode " + invitation.chaincode() + " in channel "
                    + channel.name();
            throw GatewayErrors.error(
                    Code.FAILED_PRECONDITION,
                    protectedByUs
                            ? "no endorsers found in the gateway's organization; retry specifying target"
                                    + " organization(s) to protect transient data: " + none
                            : none);
        }
        return candidates;
    }
}
