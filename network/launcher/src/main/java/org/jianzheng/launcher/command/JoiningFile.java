/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jianzheng.launcher.network.Amendments;
import org.jianzheng.launcher.operation.OrganisationAddition;
import org.jianzheng.launcher.operation.Site;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;
import org.jianzheng.launcher.topology.TopologyRefused;

/**
 * The description of an organisation that joins, as the user gives it.
 *
 * @param path where it is
 */
record JoiningFile(Path path) {

    /**
     * The addition to the network in this place, begun or not.
     *
     * @throws CommandRefused if the file cannot be used, or the network has a name, MSP id or port of it already
     */
    OrganisationAddition addition(Place place) throws IOException {
        String text = text();
        Organisation described = organisation(text);
        Site site = place.site();
        Optional<Organisation> begun = new Amendments(place.data())
                .added().stream()
                        .filter(organisation -> organisation.name().equals(described.name()))
                        .findFirst();
        Topology amended = begun.isEmpty() ? amended(place, described) : site.topology();
        if (begun.isPresent() && !new Amendments(place.data()).isDescribed(described.name(), text)) {
            throw conflict("an organisation called " + described.name() + " was added with another description");
        }
        Organisation added = amended.organisations().stream()
                .filter(organisation -> organisation.name().equals(described.name()))
                .findFirst()
                .orElseThrow();
        return new OrganisationAddition(site.with(amended.without(List.of(added.name()))), amended, added, text);
    }

    private static Topology amended(Place place, Organisation described) throws IOException {
        try {
            return place.with(described);
        } catch (IllegalArgumentException taken) {
            throw conflict(String.valueOf(taken.getMessage()));
        }
    }

    private String text() throws IOException {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException | CharacterCodingException e) {
            throw new CommandRefused(ExitCode.USAGE, "无法读取 " + path, path + " cannot be read as text");
        }
    }

    private Organisation organisation(String text) {
        try {
            return TopologyReader.parseOrganisation(text);
        } catch (TopologyRefused refused) {
            throw new CommandRefused(
                    ExitCode.USAGE,
                    path + " 有误：" + refused.getMessage(),
                    path + " describes no organisation: " + refused.getMessage());
        }
    }

    private static CommandRefused conflict(String reason) {
        return new CommandRefused(
                ExitCode.CONFLICT, "与现有网络冲突：" + reason, "It does not fit into this network: " + reason);
    }
}
