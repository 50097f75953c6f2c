/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import io.grpc.Context;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.endorser.Outcome;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.transaction.Transactions;

/**
 * The gateway's endorse: asks as many organisations as the policies need, or those that the client names, all over one and the
 * same state, and makes their answers into a transaction.
 */
final class Endorsing {

    private static final long ENDORSEMENT_TIMEOUT_SECONDS = 30;

    private final Channel channel;
    private final Peers peers;
    private final Supplier<StateView> newestView;
    private final Executor workers;

    Endorsing(Channel channel, Peers peers, Supplier<StateView> newestView, Executor workers) {
        this.channel = channel;
        this.peers = peers;
        this.newestView = newestView;
        this.workers = workers;
    }

    EndorseResponse endorse(EndorseRequest request) {
        Invitation invitation = Invitation.read(request.getProposedTransaction(), "");
        CollectedEndorsements collected;
        try (StateView view = newestView.get()) {
            collected = request.getEndorsingOrganizationsCount() > 0
                    ? fromNamed(invitation, request.getEndorsingOrganizationsList(), view)
                    : fromChosen(invitation, view);
        }
        return EndorseResponse.newBuilder()
                .setPreparedTransaction(
                        Transactions.prepare(invitation.proposal(), collected.payload(), collected.endorsements()))
                .build();
    }

    /** The client answers for whether these suffice. */
    private CollectedEndorsements fromNamed(Invitation invitation, List<String> organisations, StateView view) {
        List<EndorsingPeer> named = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String mspId : organisations.stream().distinct().toList()) {
            peers.of(mspId, invitation.chaincode())
                    .filter(peer -> isOfThisChannel(invitation))
                    .ifPresentOrElse(named::add, () -> missing.add(mspId));
        }
        if (!missing.isEmpty()) {
            throw GatewayErrors.error(
                    Code.UNAVAILABLE, "failed to find any endorsing peers for org(s): " + String.join(", ", missing));
        }
        CollectedEndorsements collected = new CollectedEndorsements();
        ask(invitation, named, view).forEach((peer, outcome) -> collected.add(peer, outcome));
        if (collected.peers().size() < named.size()) {
            throw notEnough(collected);
        }
        return collected;
    }

    /** A first endorser computes the result; what it writes says who else must endorse. */
    private CollectedEndorsements fromChosen(Invitation invitation, StateView view) {
        CollectedEndorsements collected = new CollectedEndorsements();
        List<EndorsingPeer> candidates = isOfThisChannel(invitation)
                ? new ArrayList<>(peers.candidates(invitation.chaincode()))
                : new ArrayList<>();
        EndorsementNeeds needs = first(invitation, candidates, collected, view);
        while (!needs.areSatisfiedBy(members(collected))) {
            Optional<List<EndorsingPeer>> chosen = Peers.choose(collected.peers(), candidates, needs);
            if (chosen.isEmpty()) {
                throw notEnough(collected);
            }
            candidates.removeAll(chosen.get());
            ask(invitation, chosen.get(), view).forEach((peer, outcome) -> collected.add(peer, outcome));
        }
        // Whom no policy needs does not sign, not even the first.
        Peers.choose(List.of(), collected.peers(), needs).ifPresent(collected::retain);
        return collected;
    }

    private boolean isOfThisChannel(Invitation invitation) {
        return invitation.proposal().channel().equals(channel.name());
    }

    private EndorsementNeeds first(
            Invitation invitation, List<EndorsingPeer> candidates, CollectedEndorsements collected, StateView view) {
        Optional<EndorsingPeer> own = peers.own(invitation.chaincode()).filter(peer -> isOfThisChannel(invitation));
        if (invitation.isConfidential() && own.isEmpty()) {
            throw GatewayErrors.error(
                    Code.FAILED_PRECONDITION,
                    "no endorsers found in the gateway's organization; retry specifying endorsing organization(s) to"
                            + " protect transient data");
        }
        if (candidates.isEmpty()) {
            throw GatewayErrors.error(
                    Code.FAILED_PRECONDITION,
                    "no combination of peers can be derived which satisfy the endorsement policy: No metadata was found for"
                            + " chaincode " + invitation.chaincode() + " in channel "
                            + invitation.proposal().channel());
        }
        EndorsingPeer first = own.filter(peer -> peer.endorser().isReady(invitation.chaincode()))
                .orElse(invitation.isConfidential() ? own.orElseThrow() : candidates.getFirst());
        candidates.remove(first);
        Outcome outcome =
                ask(invitation, List.of(first), view).getOrDefault(first, new Outcome.Unavailable("no answer"));
        if (!(outcome instanceof Outcome.Endorsed endorsed)) {
            collected.add(first, outcome);
            throw GatewayErrors.error(
                    Code.ABORTED,
                    "failed to endorse transaction, see attached details for more info",
                    collected.details());
        }
        collected.add(first, endorsed);
        return EndorsementNeeds.of(channel, view, invitation.chaincode(), endorsed.answer());
    }

    private static List<Member> members(CollectedEndorsements collected) {
        return collected.peers().stream().map(peer -> peer.endorser().member()).toList();
    }

    /** Asks peers side by side. */
    private Map<EndorsingPeer, Outcome> ask(Invitation invitation, List<EndorsingPeer> asked, StateView view) {
        Map<EndorsingPeer, CompletableFuture<Outcome>> answers = new LinkedHashMap<>();
        Executor inContext = Context.currentContextExecutor(workers);
        for (EndorsingPeer peer : asked) {
            answers.put(
                    peer,
                    CompletableFuture.supplyAsync(
                            () -> peer.answer(invitation.signed(), view, peers.ownMspId()), inContext));
        }
        Map<EndorsingPeer, Outcome> outcomes = new LinkedHashMap<>();
        answers.forEach((peer, answer) -> outcomes.put(peer, await(answer)));
        return outcomes;
    }

    private static Outcome await(CompletableFuture<Outcome> answer) {
        try {
            return answer.get(ENDORSEMENT_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return new Outcome.Unavailable("endorsement timeout expired");
        } catch (ExecutionException e) {
            return new Outcome.Failed(String.valueOf(e.getCause()), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unavailable("interrupted");
        }
    }

    private static RuntimeException notEnough(CollectedEndorsements collected) {
        return GatewayErrors.error(
                Code.ABORTED,
                "failed to collect enough transaction endorsements, see attached details for more info",
                collected.details());
    }
}
