/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * The whole network.
 *
 * @param channel the one channel
 * @param chaincode the contracts on it
 * @param blocks when blocks are cut
 * @param operations HTTP address of the embedded ledger's health, metrics and status
 * @param organisations in the order of the file; at least one runs a peer, at least one orders, at most 64
 * @param timeAuthority who stamps checkpoints, if anybody does
 * @param signIn who vouches for callers; empty where everybody may hand in records
 */
public record Topology(
        ChannelName channel,
        ChaincodeDefinition chaincode,
        BlockCutting blocks,
        NodeAddress operations,
        List<Organisation> organisations,
        Optional<TimeAuthority> timeAuthority,
        Optional<SignIn> signIn) {

    private static final int MOST_ORGANISATIONS = 64;

    public Topology {
        organisations = List.copyOf(organisations);
        if (organisations.size() > MOST_ORGANISATIONS) {
            throw new IllegalArgumentException("more than " + MOST_ORGANISATIONS + " organisations");
        }
        Set<Object> names = new HashSet<>();
        Set<Integer> consenters = new HashSet<>();
        for (Organisation organisation : organisations) {
            if (!names.add(organisation.mspId()) || !names.add(organisation.name())) {
                throw new IllegalArgumentException("two organisations are called like " + organisation);
            }
            organisation.consenter().ifPresent(consenter -> {
                if (!consenters.add(consenter.id())) {
                    throw new IllegalArgumentException("two consenters have the id " + consenter.id());
                }
            });
        }
        if (consenters.isEmpty()) {
            throw new IllegalArgumentException("no organisation orders blocks");
        }
        if (organisations.stream().noneMatch(organisation -> organisation.site().isPresent())) {
            throw new IllegalArgumentException("no organisation runs a peer");
        }
        requireDistinctPorts(operations, organisations, timeAuthority, signIn);
    }

    /** A network whose checkpoints nobody stamps, and where nobody need sign in. */
    public Topology(
            ChannelName channel,
            ChaincodeDefinition chaincode,
            BlockCutting blocks,
            NodeAddress operations,
            List<Organisation> organisations) {
        this(channel, chaincode, blocks, operations, organisations, Optional.empty(), Optional.empty());
    }

    /** The same network, whose checkpoints nobody stamps. */
    public Topology withoutTimeAuthority() {
        return new Topology(channel, chaincode, blocks, operations, organisations, Optional.empty(), signIn);
    }

    /** The same network, where nobody need sign in. */
    public Topology withoutSignIn() {
        return new Topology(channel, chaincode, blocks, operations, organisations, timeAuthority, Optional.empty());
    }

    /** Organisations that order, by the consenter's id. */
    public List<Organisation> orderers() {
        return organisations.stream()
                .filter(organisation -> organisation.consenter().isPresent())
                .sorted(Comparator.comparingInt(
                        organisation -> organisation.consenter().orElseThrow().id()))
                .toList();
    }

    /** Organisations that run a peer with contracts and gateway. */
    public List<Organisation> members() {
        return organisations.stream()
                .filter(organisation -> organisation.site().isPresent())
                .toList();
    }

    /** The same network with other contracts. */
    public Topology withChaincode(ChaincodeDefinition other) {
        return new Topology(channel, other, blocks, operations, organisations, timeAuthority, signIn);
    }

    /**
     * The same network with one organisation more.
     *
     * @throws IllegalArgumentException if a name, MSP id, consenter id or port of it is taken
     */
    public Topology withOrganisation(Organisation added) {
        List<Organisation> all = new ArrayList<>(organisations);
        all.add(added);
        return new Topology(channel, chaincode, blocks, operations, all, timeAuthority, signIn);
    }

    /** The same network without these organisations. */
    public Topology without(Collection<OrganisationName> left) {
        return new Topology(
                channel,
                chaincode,
                blocks,
                operations,
                organisations.stream()
                        .filter(organisation -> !left.contains(organisation.name()))
                        .toList(),
                timeAuthority,
                signIn);
    }

    /**
     * The same network with every port moved.
     *
     * @param offset what is added to each port
     * @throws IllegalArgumentException if a port leaves 1 to 65535
     */
    public Topology withPortOffset(int offset) {
        return withPorts(port -> port + offset);
    }

    /** The same network with every port replaced; each different port is asked for once. */
    public Topology withPorts(IntUnaryOperator ports) {
        Map<Integer, Integer> given = new LinkedHashMap<>();
        IntUnaryOperator once = port -> given.computeIfAbsent(port, ports::applyAsInt);
        List<Organisation> moved = new ArrayList<>();
        for (Organisation organisation : organisations) {
            moved.add(organisation.withPorts(once));
        }
        return new Topology(
                channel,
                chaincode,
                blocks,
                operations.withPort(once),
                moved,
                timeAuthority.map(authority -> switch (authority) {
                    case TimeAuthority.Demo demo ->
                        new TimeAuthority.Demo(demo.address().withPort(once));
                    case TimeAuthority.Outside outside -> outside;
                }),
                signIn.map(issuer -> switch (issuer) {
                    case SignIn.Demo demo -> new SignIn.Demo(demo.address().withPort(once));
                    case SignIn.Outside outside -> outside;
                }));
    }

    private static void requireDistinctPorts(
            NodeAddress operations,
            List<Organisation> organisations,
            Optional<TimeAuthority> timeAuthority,
            Optional<SignIn> signIn) {
        Map<NodeAddress, String> uses = new LinkedHashMap<>();
        claim(uses, operations, "ledger operations");
        if (timeAuthority.isPresent() && timeAuthority.get() instanceof TimeAuthority.Demo demo) {
            claim(uses, demo.address(), "the time authority");
        }
        if (signIn.isPresent() && signIn.get() instanceof SignIn.Demo demo) {
            claim(uses, demo.address(), "the sign-in");
        }
        for (Organisation organisation : organisations) {
            organisation.consenter().ifPresent(it -> {
                claim(uses, it.address(), "orderer of " + organisation);
                claim(uses, it.admin(), "orderer administration of " + organisation);
                claim(uses, it.operations(), "orderer operations of " + organisation);
            });
            organisation.site().ifPresent(it -> {
                claim(uses, it.ledger(), "peer of " + organisation);
                claim(uses, it.chaincodes(), "peer's chaincode listener of " + organisation);
                claim(uses, it.operations(), "peer operations of " + organisation);
                claim(uses, it.contracts(), "contracts of " + organisation);
                claim(uses, it.gateway(), "gateway of " + organisation);
                claim(uses, it.cosigning(), "cosigning of " + organisation);
            });
        }
    }

    private static void claim(Map<NodeAddress, String> uses, NodeAddress address, String use) {
        String earlier = uses.putIfAbsent(address, use);
        if (earlier != null) {
            throw new IllegalArgumentException(address + " is given to both " + earlier + " and " + use);
        }
    }
}
