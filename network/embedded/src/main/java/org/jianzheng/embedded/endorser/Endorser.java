/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.endorser;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.jianzheng.embedded.access.AccessDenied;
import org.jianzheng.embedded.access.ChaincodeDefinitions;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.chaincode.ChaincodeCall;
import org.jianzheng.embedded.chaincode.ChaincodeExecutor;
import org.jianzheng.embedded.chaincode.ChaincodeFailure;
import org.jianzheng.embedded.chaincode.ChaincodeResult;
import org.jianzheng.embedded.fault.Faults;
import org.jianzheng.embedded.fault.OrganisationFault;
import org.jianzheng.embedded.ledger.OrganisationLedger;
import org.jianzheng.embedded.simulation.KeyMetadata;
import org.jianzheng.embedded.simulation.Simulation;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.lifecycle.ChaincodeDefinition;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.ProposalResponses;
import org.jianzheng.protocol.transaction.ReadWriteSet;

/** The endorsing peer of one organisation. Safe for use by several threads. */
public final class Endorser {

    /** Statuses from here on are errors and are not endorsed. */
    private static final int ERROR_THRESHOLD = 400;

    private static final Set<String> UNSUPPORTED_SYSTEM_CHAINCODES = Set.of("_lifecycle", "cscc", "lscc");

    private final EndorsingIdentity identity;
    private final Channel channel;
    private final OrganisationLedger ledger;
    private final Map<String, ? extends ChaincodeExecutor> chaincodes;
    private final Faults faults;
    private final ProposalChecks checks;
    private final SystemQueries systemQueries;

    /**
     * An endorser with its organisation's identity, sight of the ledger and chaincodes.
     *
     * @param chaincodes the organisation's own services by chaincode name
     * @param clock the organisation's clock
     */
    public Endorser(
            EndorsingIdentity identity,
            Channel channel,
            OrganisationLedger ledger,
            Map<String, ? extends ChaincodeExecutor> chaincodes,
            Faults faults,
            InstantSource clock) {
        this.identity = identity;
        this.channel = channel;
        this.ledger = ledger;
        this.chaincodes = Map.copyOf(chaincodes);
        this.faults = faults;
        this.checks = new ProposalChecks(channel, ledger, clock);
        this.systemQueries = new SystemQueries(channel, ledger);
    }

    /** The organisation. */
    public String mspId() {
        return ledger.mspId();
    }

    /** Who endorses. */
    public Member member() {
        return identity.member();
    }

    /** Number of blocks that this endorser has. */
    public long height() {
        return ledger.height();
    }

    /** Whether the endorser runs this chaincode, or it is a system chaincode. */
    public boolean offers(String chaincode) {
        return chaincode.equals(SystemQueries.NAME) || chaincodes.containsKey(chaincode);
    }

    /** Whether the endorser answers and would take a call of this chaincode at once. */
    public boolean isReady(String chaincode) {
        ChaincodeExecutor executor = chaincodes.get(chaincode);
        return !faults.of(mspId()).down()
                && (chaincode.equals(SystemQueries.NAME) || (executor != null && executor.isReady()));
    }

    /** Answers a proposal over the newest state that the endorser has. */
    public Outcome process(SignedProposal signed) {
        try (StateView view = ledger.view()) {
            return process(signed, view);
        }
    }

    /** Answers a proposal over a given state, unless the endorser is behind it and takes its own. */
    public Outcome process(SignedProposal signed, StateView common) {
        OrganisationFault fault = faults.of(mspId());
        if (fault.down()) {
            return new Outcome.Unavailable("rpc error: code = Unavailable desc = peer of " + mspId() + " is down");
        }
        pause(fault.delay());
        if (fault.lag() == 0) {
            return answer(signed, common, fault.differs());
        }
        try (StateView own = ledger.view()) {
            return answer(signed, own, fault.differs());
        }
    }

    private Outcome answer(SignedProposal signed, StateView view, boolean differs) {
        ChaincodeProposal proposal;
        try {
            proposal = ChaincodeProposal.parse(signed.getProposalBytes());
        } catch (ProtocolException e) {
            String prefix = e.rule() == Rule.TRANSACTION_ID ? "error validating proposal: " : "";
            return new Outcome.Rejected(prefix + e.getMessage());
        }
        if (!proposal.channel().equals(channel.name())) {
            return new Outcome.Failed("channel '" + proposal.channel() + "' not found", false);
        }
        boolean systemChaincode = proposal.chaincode().equals(SystemQueries.NAME);
        try {
            checks.requireTimely(proposal);
        } catch (AccessDenied e) {
            return new Outcome.TurnedAway(String.valueOf(e.getMessage()));
        }
        try {
            checks.requireAllowed(proposal, signed, systemChaincode);
        } catch (AccessDenied e) {
            return new Outcome.Rejected(String.valueOf(e.getMessage()));
        }
        if (UNSUPPORTED_SYSTEM_CHAINCODES.contains(proposal.chaincode())) {
            return new Outcome.Failed(
                    "UNIMPLEMENTED: the embedded ledger does not answer " + proposal.chaincode(), false);
        }
        return systemChaincode
                ? concluded(proposal, "syscc", systemQueries.answer(proposal, signed))
                : simulated(proposal, signed, view, differs);
    }

    private Outcome simulated(ChaincodeProposal proposal, SignedProposal signed, StateView view, boolean differs) {
        Optional<ChaincodeDefinition> definition = ChaincodeDefinitions.find(view, proposal.chaincode());
        ChaincodeExecutor executor = chaincodes.get(proposal.chaincode());
        if (definition.isEmpty() || executor == null) {
            return new Outcome.Failed(
                    "make sure the chaincode " + proposal.chaincode() + " has been successfully defined on channel "
                            + channel.name() + " and try again: chaincode " + proposal.chaincode() + " not found",
                    false);
        }
        try (Simulation simulation = new Simulation(view, proposal.chaincode())) {
            // Fabric reads the definition's sequence in each call, so that a new definition invalidates old calls.
            simulation.readOf(ChaincodeDefinition.NAMESPACE, ChaincodeDefinitions.sequenceKey(proposal.chaincode()));
            ChaincodeResult result = executor.execute(new ChaincodeCall(proposal, signed), simulation);
            if (result.response().getStatus() >= ERROR_THRESHOLD) {
                return new Outcome.ChaincodeRefused(result.response());
            }
            if (writesUnderUnreadablePolicy(simulation.results(), view)) {
                return new Outcome.Failed(
                        "error in simulation: error unmarshalling SignaturePolicyEnvelope: proto: cannot parse invalid"
                                + " wire-format data",
                        false);
            }
            ChaincodeResult given = differs ? different(result) : result;
            return endorsed(
                    given.response(),
                    ProposalResponses.payload(
                            proposal,
                            definition.get().version(),
                            simulation.results(),
                            given.response(),
                            given.event()));
        } catch (ChaincodeFailure e) {
            String message = String.valueOf(e.getMessage());
            return new Outcome.Failed(
                    "error in simulation: "
                            + (e.isAnswered() ? "" : "failed to execute transaction " + proposal.id() + ": ") + message,
                    message.endsWith(ChaincodeFailure.STREAM_TERMINATED));
        }
    }

    /** An endorser tells which policies of keys a result needs, and cannot when one is unreadable. */
    private boolean writesUnderUnreadablePolicy(ReadWriteSet results, StateView view) {
        return results.namespaces().stream()
                .anyMatch(namespace -> namespace.changedKeys().stream()
                        .flatMap(key -> view.get(namespace.name(), key).stream())
                        .flatMap(value -> KeyMetadata.endorsementPolicy(value.metadata()).stream())
                        .anyMatch(policy -> !channel.isKeyPolicy(policy)));
    }

    private Outcome concluded(ChaincodeProposal proposal, String version, Response response) {
        if (response.getStatus() >= ERROR_THRESHOLD) {
            return new Outcome.ChaincodeRefused(response);
        }
        return endorsed(
                response,
                ProposalResponses.payload(proposal, version, new ReadWriteSet(List.of()), response, Optional.empty()));
    }

    private Outcome endorsed(Response response, ByteString payload) {
        Endorsement endorsement = ProposalResponses.endorse(payload, identity.serialized(), identity.signer());
        channel.signatures()
                .noteMade(identity.member(), payload.concat(identity.serialized()), endorsement.getSignature());
        return new Outcome.Endorsed(ProposalResponse.newBuilder()
                .setVersion(1)
                .setResponse(response)
                .setPayload(payload)
                .setEndorsement(endorsement)
                .build());
    }

    private ChaincodeResult different(ChaincodeResult result) {
        Response altered = result.response().toBuilder()
                .setMessage("answered differently on demand by " + mspId())
                .build();
        return new ChaincodeResult(altered, result.event());
    }

    private static void pause(Duration delay) {
        if (delay.isZero()) {
            return;
        }
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
