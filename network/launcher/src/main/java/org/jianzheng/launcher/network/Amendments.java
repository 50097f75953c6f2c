/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.topology.ChaincodeDefinition;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;
import org.jianzheng.protocol.config.ChannelConfiguration;

/**
 * What a running network has become beside what {@code topology.yaml} describes: the contracts' definition that is in force,
 * and organisations that were added. It is kept in the data folder, so that the description stays as it was checked out.
 */
public final class Amendments {

    private static final String YAML = ".yaml";

    private final DataFolder data;

    public Amendments(DataFolder data) {
        this.data = data;
    }

    /** The network as it is, given how it is described; before any port is moved. */
    public Topology appliedTo(Topology described) throws IOException {
        Topology amended = described.withChaincode(contractsInForce(described.chaincode()));
        for (Organisation added : added()) {
            amended = amended.withOrganisation(added);
        }
        return amended;
    }

    /** The network that the channel began with: without the organisations that were added. */
    public Topology founding(Topology topology) throws IOException {
        List<OrganisationName> later = added().stream().map(Organisation::name).toList();
        return topology.without(later);
    }

    /** The block by which the channel's nodes are known at their addresses: the first one, unless they moved. */
    public Block addressing(Block genesis) throws IOException {
        return Files.exists(moved()) ? Block.parseFrom(Files.readAllBytes(moved())) : genesis;
    }

    /** The organisations that {@link #addressing} may know: the founding ones, or all that were there when the nodes moved. */
    public Topology addressed(Topology topology) throws IOException {
        if (!Files.exists(moved())) {
            return founding(topology);
        }
        ChannelConfiguration known = ChannelConfiguration.read(Block.parseFrom(Files.readAllBytes(moved())));
        Set<String> there = new TreeSet<>();
        known.applicationOrganisations().keySet().forEach(each -> there.add(each.value()));
        known.ordererOrganisations().keySet().forEach(each -> there.add(each.value()));
        return topology.without(topology.organisations().stream()
                .filter(each -> !there.contains(each.mspId().text()))
                .map(Organisation::name)
                .toList());
    }

    /** Remembers the configuration block by which the nodes moved to other addresses. */
    public void move(Block configuration) throws IOException {
        OwnerOnly.replace(moved(), configuration.toByteArray());
    }

    /** Organisations that were added, in the order of their names. */
    public List<Organisation> added() throws IOException {
        List<Organisation> added = new ArrayList<>();
        if (Files.isDirectory(organisations())) {
            try (Stream<Path> files = Files.list(organisations())) {
                for (Path file : files.filter(each -> each.toString().endsWith(YAML))
                        .sorted()
                        .toList()) {
                    added.add(TopologyReader.readOrganisation(file));
                }
            }
        }
        return added;
    }

    /**
     * Remembers an organisation that is being added.
     *
     * @param description its description in the form of {@code topology.yaml}
     */
    public void add(OrganisationName name, String description) throws IOException {
        OwnerOnly.replace(organisations().resolve(name + YAML), description.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether an organisation is remembered by this very description. */
    public boolean isDescribed(OrganisationName name, String description) throws IOException {
        Path file = organisations().resolve(name + YAML);
        return Files.exists(file) && Files.readString(file).equals(description);
    }

    /** Forgets an organisation whose addition did not come about. */
    public void forget(OrganisationName name) throws IOException {
        Files.deleteIfExists(organisations().resolve(name + YAML));
    }

    /** Remembers the definition that is in force, or is being brought into force. */
    public void define(ChaincodeDefinition definition) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", definition.name());
        members.put("version", definition.version());
        members.put("sequence", definition.sequence());
        members.put("policy", definition.policy());
        OwnerOnly.replace(contracts(), Documents.yaml(members).getBytes(StandardCharsets.UTF_8));
    }

    /** Remembers the definition unless one is remembered. */
    void defineOnce(ChaincodeDefinition definition) throws IOException {
        if (!Files.exists(contracts())) {
            define(definition);
        }
    }

    private ChaincodeDefinition contractsInForce(ChaincodeDefinition described) throws IOException {
        if (Files.exists(contracts())) {
            return TopologyReader.readChaincode(contracts());
        }
        // A new channel's first definition has sequence 1, whatever an earlier channel had come to.
        return Files.exists(data.genesis()) ? described : described.withSequence(1);
    }

    private Path moved() {
        return data.amendments().resolve("addresses.block");
    }

    private Path contracts() {
        return data.amendments().resolve("contracts" + YAML);
    }

    private Path organisations() {
        return data.amendments().resolve("organisations");
    }
}
