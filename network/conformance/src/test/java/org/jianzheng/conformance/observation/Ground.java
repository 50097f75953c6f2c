/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import java.time.Clock;
import org.hyperledger.fabric.client.Commit;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.jianzheng.conformance.client.Clients;
import org.jianzheng.conformance.client.Credentials;
import org.jianzheng.conformance.client.Forger;
import org.jianzheng.conformance.client.OddIdentities;
import org.jianzheng.conformance.client.OddIdentities.Oddity;
import org.jianzheng.conformance.engine.Engine;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.transaction.ChaincodeProposal;

/** Where one scenario takes place: the running network, and what has been seen on it. */
public final class Ground {

    /** First member. */
    public static final String CITY = "CityMSP";

    /** Second member. */
    public static final String COUNTY = "CountyMSP";

    /** Third member. */
    public static final String REGULATOR = "RegulatorMSP";

    private final RunningEngine running;
    private final Observation seen;

    Ground(RunningEngine running) {
        this.running = running;
        this.seen = new Observation(new Names(running.network().topology()));
    }

    /** What has been seen so far. */
    public Observation seen() {
        return seen;
    }

    /** The network. */
    public Topology topology() {
        return running.network().topology();
    }

    /** Its connections. */
    public Clients clients() {
        return running.clients();
    }

    /** Its blocks. */
    public Chain chain() {
        return running.chain();
    }

    /** What the off-line verifier says of its blocks. */
    Opinions opinions() {
        return running.opinions();
    }

    /** A client of an organisation at that organisation's peer. */
    public Caller caller(String mspId) {
        return caller(credentials(mspId, Node.GATEWAY), mspId);
    }

    /** Somebody at an organisation's peer. */
    public Caller caller(Credentials who, String mspIdOfPeer) {
        return new Caller(this, who, mspIdOfPeer);
    }

    /** Makes things by hand in the name of an organisation's client. */
    public Forger forger(String mspId) {
        return forger(credentials(mspId, Node.GATEWAY), mspId);
    }

    /** Makes things by hand in somebody's name, for an organisation's peer. */
    public Forger forger(Credentials creator, String mspIdOfPeer) {
        return new Forger(
                clients().gateway(creator, mspIdOfPeer),
                creator,
                topology().channel().text(),
                topology().chaincode().name(),
                Clock.systemUTC().instant());
    }

    /** Submits what is forged with endorsements of the first two members, and observes what becomes of it. */
    public void commits(String what, Forger forger) {
        ChaincodeProposal proposal = forger.proposal("put");
        commits(
                what,
                forger.prepared(
                        proposal.id().value(),
                        forger.envelope(proposal, credentials(CITY, Node.PEER), credentials(COUNTY, Node.PEER))));
    }

    /** Submits at the first member, and observes what becomes of it. */
    public void commits(String what, Transaction transaction) {
        new Endorsed(this, what, false, CITY, transaction).commits();
    }

    /** Submits, in the name of the first member's client, what the SDK would not read, and observes what becomes of it. */
    public void commits(String what, String id, Envelope prepared) {
        Credentials client = credentials(CITY, Node.GATEWAY);
        clients().submit(client, CITY, id, prepared);
        try {
            Status status = commit(client, CITY, id).getStatus();
            chain().awaitEverywhere(status.getBlockNumber());
            seen.line(what + ": " + status.getCode());
            new Recorded(this, CITY, status.getBlockNumber(), id).observe(false);
        } catch (CommitStatusException e) {
            seen.failure(what, e);
        }
    }

    /** The SDK's question for the status of a transaction. */
    public Commit commit(Credentials who, String mspIdOfPeer, String id) {
        CommitStatusRequest request = CommitStatusRequest.newBuilder()
                .setChannelId(topology().channel().text())
                .setTransactionId(id)
                .setIdentity(who.serialized())
                .build();
        return clients()
                .gateway(who, mspIdOfPeer)
                .newCommit(SignedCommitStatusRequest.newBuilder()
                        .setRequest(request.toByteString())
                        .build()
                        .toByteArray());
    }

    /** Lets something happen that may be refused; what it returns is not looked at. */
    public void attempts(String what, Attempt attempt) {
        try {
            attempt.make();
            seen.line(what + ": allowed");
        } catch (Exception e) {
            seen.failure(what, e);
        }
    }

    /** Something that may be refused. */
    @FunctionalInterface
    public interface Attempt {

        /** Tries it. */
        Object make() throws Exception;
    }

    /** A node's credentials. */
    public Credentials credentials(String mspId, Node node) {
        return Credentials.of(running.network().crypto(), running.clients().organisation(mspId), node);
    }

    /** Those who change the channel's configuration. */
    public Administrators administrators() {
        Organisation first = topology().members().getFirst();
        return new Administrators(
                chain(),
                clients(),
                mspId -> credentials(mspId, Node.ADMIN),
                first,
                Engine.chosen().broadcastAddress(first));
    }

    /** A revocation list (PEM) of the first member's authority. */
    public String revocationList(Oddity... revoked) {
        return OddIdentities.revocationList(topology(), running.network().crypto(), revoked);
    }

    /** An odd identity of the first member. */
    public Credentials odd(Oddity oddity) {
        return OddIdentities.of(topology(), running.network().crypto(), oddity);
    }
}
