/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.hosts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.identity.MspFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;

/**
 * What one organisation of several hosts keeps: the agreed topology, its own keys, the others' cards. It stays with the
 * organisation's administrator; the hosts get only what {@link HostFiles} writes.
 */
public final class SiteFolder {

    private final DataFolder data;

    /** The site in this folder. */
    public SiteFolder(Path root) {
        this.data = new DataFolder(root);
    }

    /**
     * Begins a site: copies the topology and makes the keys of one of its organisations.
     *
     * @param people whether to make people's keys for trying
     * @throws SiteRefused if the topology has no such organisation, or the folder has keys already
     */
    public OrganisationCard begin(
            Path topologyFile, OrganisationName name, boolean people, SecureRandom random, InstantSource clock)
            throws IOException {
        String text = Files.readString(topologyFile);
        Organisation own = find(TopologyReader.parse(text), name);
        if (Files.exists(crypto().root())) {
            throw new SiteRefused(crypto().root() + " is there already: keys are made once and never overwritten");
        }
        OwnerOnly.createFolders(data.root());
        OwnerOnly.replace(topologyFile(), text.getBytes(StandardCharsets.UTF_8));
        new Identities(random, clock).makeAlone(own, people, crypto());
        OrganisationCard card = OrganisationCard.of(own, crypto());
        OwnerOnly.create(card(own), card.bytes());
        OwnerOnly.replace(ownFile(), name.text().getBytes(StandardCharsets.UTF_8));
        return card;
    }

    /** The agreed topology. */
    public Topology topology() throws IOException {
        requireBegun();
        return TopologyReader.read(topologyFile());
    }

    /** The organisation whose site this is. */
    public Organisation own() throws IOException {
        Topology topology = topology();
        return find(topology, new OrganisationName(Files.readString(ownFile()).strip()));
    }

    /** Keys and certificates; of the others only what their cards say. */
    public CryptoFolder crypto() {
        return data.crypto();
    }

    /** The same folder as the launcher's other parts know it. */
    public DataFolder data() {
        return data;
    }

    /**
     * Accepts a card.
     *
     * @param fingerprint what the organisation told by another way; blanks do not count
     * @return whose card it is
     * @throws SiteRefused if fingerprint or card do not hold, or another card of that organisation was accepted before
     */
    public Organisation accept(byte[] bytes, String fingerprint, InstantSource clock) throws IOException {
        OrganisationCard card = OrganisationCard.read(bytes);
        if (!digits(card.fingerprint()).equals(digits(fingerprint))) {
            throw new SiteRefused("the card has the fingerprint " + card.fingerprint()
                    + ", which is not the one that you were told: it is not their card, or they told another one's");
        }
        Organisation organisation = new CardExamination(topology(), clock).examine(card);
        if (Files.exists(card(organisation))) {
            if (!Arrays.equals(Files.readAllBytes(card(organisation)), card.bytes())) {
                throw new SiteRefused(
                        "another card of " + organisation + " was accepted before: " + card(organisation));
            }
            return organisation;
        }
        unpack(card, organisation);
        OwnerOnly.create(card(organisation), card.bytes());
        return organisation;
    }

    /** An accepted card, or the own one. */
    public Optional<OrganisationCard> cardOf(Organisation organisation) throws IOException {
        return Files.isRegularFile(card(organisation))
                ? Optional.of(OrganisationCard.read(Files.readAllBytes(card(organisation))))
                : Optional.empty();
    }

    /** Where an organisation's card lies. */
    public Path card(Organisation organisation) {
        return data.root().resolve("cards").resolve(organisation.name() + ".json");
    }

    /**
     * Makes sure that every organisation's card is there.
     *
     * @throws SiteRefused with the first that lacks
     */
    void requireAllCards() throws IOException {
        for (Organisation organisation : topology().organisations()) {
            if (!Files.isRegularFile(card(organisation))) {
                throw new SiteRefused("the card of " + organisation + " has not been accepted yet");
            }
        }
    }

    private void unpack(OrganisationCard card, Organisation organisation) throws IOException {
        var name = organisation.name();
        try {
            OwnerOnly.create(crypto().authority(name), card.authority());
            OwnerOnly.create(crypto().tlsAuthority(name), card.tlsAuthority());
            MspFolder.create(crypto().msp(name), card.authority(), card.tlsAuthority());
            if (card.orderer().isPresent()) {
                var orderer = card.orderer().get();
                OwnerOnly.create(crypto().certificate(name, Node.ORDERER), orderer.enrolment());
                OwnerOnly.create(crypto().tlsCertificate(name, Node.ORDERER), orderer.tls());
            }
        } catch (FileAlreadyExistsException e) {
            throw new SiteRefused("certificates of " + organisation + " are there without its card (" + e.getMessage()
                    + "): an acceptance was interrupted; remove " + crypto().organisation(name) + " and accept again");
        }
    }

    private static Organisation find(Topology topology, OrganisationName name) {
        return topology.organisations().stream()
                .filter(organisation -> organisation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SiteRefused("topology.yaml has no organisation called " + name));
    }

    private void requireBegun() {
        if (!Files.isRegularFile(ownFile())) {
            throw new SiteRefused(
                    data.root() + " is no organisation's site: begin it with 'network/organisation keys'");
        }
    }

    private Path topologyFile() {
        return data.root().resolve("topology.yaml");
    }

    private Path ownFile() {
        return data.root().resolve("organisation");
    }

    private static String digits(String fingerprint) {
        return fingerprint.replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT);
    }
}
