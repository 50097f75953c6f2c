/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Proposal;
import org.jianzheng.conformance.client.Credentials;

/** Somebody who calls the contract through a peer; all that they meet is observed. */
public final class Caller {

    private final Ground ground;
    private final Credentials who;
    private final String mspIdOfPeer;
    private final String chaincode;
    private final List<String> organisations;
    private final Map<String, byte[]> transientData;

    Caller(Ground ground, Credentials who, String mspIdOfPeer) {
        this(ground, who, mspIdOfPeer, ground.topology().chaincode().name(), List.of(), Map.of());
    }

    private Caller(
            Ground ground,
            Credentials who,
            String mspIdOfPeer,
            String chaincode,
            List<String> organisations,
            Map<String, byte[]> transientData) {
        this.ground = ground;
        this.who = who;
        this.mspIdOfPeer = mspIdOfPeer;
        this.chaincode = chaincode;
        this.organisations = organisations;
        this.transientData = transientData;
    }

    /** The same, naming the organisations that shall endorse or answer. */
    public Caller at(String... mspIds) {
        return new Caller(ground, who, mspIdOfPeer, chaincode, List.of(mspIds), transientData);
    }

    /** The same, calling another chaincode. */
    public Caller calling(String otherChaincode) {
        return new Caller(ground, who, mspIdOfPeer, otherChaincode, organisations, transientData);
    }

    /** The same, giving something that does not become part of the transaction. */
    public Caller giving(String name, String value) {
        return new Caller(ground, who, mspIdOfPeer, chaincode, organisations, Map.of(name, value.getBytes(UTF_8)));
    }

    /** Asks, at the own organisation unless others are named. */
    public void evaluates(String function, String... arguments) {
        evaluate(organisations.isEmpty() ? List.of(mspIdOfPeer) : organisations, function, arguments);
    }

    /** Asks whichever peer the gateway chooses. */
    public void evaluatesAnywhere(String function, String... arguments) {
        evaluate(List.of(), function, arguments);
    }

    private void evaluate(List<String> targets, String function, String... arguments) {
        String asked = label("evaluates", function, arguments);
        try {
            ground.seen()
                    .answer(
                            asked,
                            new String(proposal(targets, function, arguments).evaluate(), UTF_8));
        } catch (GatewayException e) {
            ground.seen().failure(asked, e);
        }
    }

    /** Has a call endorsed; what is endorsed is not yet submitted. */
    public Optional<Endorsed> endorses(String function, String... arguments) {
        String asked = label("has endorsed", function, arguments);
        try {
            Endorsed endorsed = endorse(function, arguments);
            ground.seen().answer(asked, new String(endorsed.transaction().getResult(), UTF_8));
            return Optional.of(endorsed);
        } catch (EndorseException e) {
            ground.seen().failure(asked, e);
            return Optional.empty();
        }
    }

    /** Has a call endorsed, submits it and waits for what becomes of it. */
    public void submits(String function, String... arguments) {
        try {
            endorse(function, arguments).commits();
        } catch (EndorseException e) {
            ground.seen().failure(label("submits", function, arguments), e);
        }
    }

    /** Prepares the ground without being observed; returns the transaction's id. */
    public String has(String function, String... arguments) {
        try {
            var submitted = endorse(function, arguments).transaction().submitAsync();
            var status = submitted.getStatus();
            if (!status.isSuccessful()) {
                throw new IllegalStateException(function + ": " + status.getCode());
            }
            ground.chain().awaitEverywhere(status.getBlockNumber());
            return submitted.getTransactionId();
        } catch (GatewayException e) {
            throw new IllegalStateException(function, e);
        }
    }

    /** The channel as this caller sees it. */
    public Network channel() {
        return ground.clients().channel(who, mspIdOfPeer);
    }

    /** Who calls. */
    public Credentials credentials() {
        return who;
    }

    /** A proposal of a call, with the organisations that are named. */
    public Proposal proposal(String function, String... arguments) {
        return proposal(organisations, function, arguments);
    }

    private Endorsed endorse(String function, String... arguments) throws EndorseException {
        return new Endorsed(
                ground,
                label("submits", function, arguments),
                organisations.isEmpty(),
                mspIdOfPeer,
                proposal(organisations, function, arguments).endorse());
    }

    private Proposal proposal(List<String> targets, String function, String... arguments) {
        Contract contract = channel().getContract(chaincode);
        var builder = contract.newProposal(function).addArguments(arguments);
        builder.putAllTransient(transientData);
        if (!targets.isEmpty()) {
            builder.setEndorsingOrganizations(targets.toArray(String[]::new));
        }
        return builder.build();
    }

    private String label(String verb, String function, String... arguments) {
        String own = who.mspId().equals(mspIdOfPeer) ? "" : " at " + mspIdOfPeer;
        String named = organisations.isEmpty() ? "" : " asking " + String.join(", ", organisations);
        String other = chaincode.equals(ground.topology().chaincode().name()) ? "" : chaincode + ".";
        return who.name() + own + named + " " + verb + " " + other + function + "("
                + String.join(
                        ", ", List.of(arguments).stream().map(Caller::shown).toList())
                + ")";
    }

    private static String shown(String argument) {
        return argument.length() > 40 ? argument.length() + " characters" : argument.replace('\0', '/');
    }
}
