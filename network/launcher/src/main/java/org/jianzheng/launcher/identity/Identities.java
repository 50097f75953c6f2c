/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jianzheng.launcher.files.FolderTree;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.TimeAuthority;
import org.jianzheng.launcher.topology.Topology;

/**
 * Makes every key and certificate of a trying network: two authorities an organisation (enrolment and TLS), a node's
 * identity and TLS pair, people's and checkpoint keys. They are made once, all or nothing, and never overwritten.
 */
public final class Identities {

    /** What {@link #ensure} found or did. */
    public enum Outcome {
        MADE,
        KEPT
    }

    private final SecureRandom random;
    private final InstantSource clock;
    private final Duration life;

    public Identities(SecureRandom random, InstantSource clock) {
        this(random, clock, NodeCertificates.LIFE);
    }

    /**
     * Identities whose nodes' certificates live as long as this, such as for a test whose clock is set to other years.
     *
     * @param life at most that of an authority, twenty years
     */
    public Identities(SecureRandom random, InstantSource clock, Duration life) {
        this.random = random;
        this.clock = clock;
        this.life = life;
    }

    /**
     * Makes the identities if the folder is not there yet.
     *
     * @throws IdentitiesIncomplete if the folder is there but lacks an organisation or node of this topology
     * @throws IOException if the folder cannot be written
     */
    public Outcome ensure(Topology topology, CryptoFolder folder) throws IOException {
        if (Files.exists(folder.root())) {
            requireComplete(topology, folder);
            return Outcome.KEPT;
        }
        whole(folder, made -> {
            for (Organisation organisation : topology.organisations()) {
                makeOrganisation(organisation, Node.of(organisation), made);
            }
            new PeopleKeys(made, random).create(topology.organisations(), TryingPeople::of);
            if (topology.timeAuthority()
                    .filter(TimeAuthority.Demo.class::isInstance)
                    .isPresent()) {
                TimeAuthorityIdentity.make(made, clock.instant(), random);
            }
        });
        return Outcome.MADE;
    }

    /**
     * Makes the keys of one organisation that runs on hosts of its own: authorities, nodes, checkpoint keys.
     *
     * @param people whether keys for trying are made for its people too; in real use people make their own
     * @throws FileAlreadyExistsException if the folder is there already: nothing is overwritten
     */
    public void makeAlone(Organisation organisation, boolean people, CryptoFolder folder) throws IOException {
        if (Files.exists(folder.root())) {
            throw new FileAlreadyExistsException(folder.root().toString());
        }
        whole(folder, made -> {
            makeOrganisation(organisation, Node.onOwnHosts(organisation), made);
            new PeopleKeys(made, random)
                    .create(List.of(organisation), people ? TryingPeople::of : TryingPeople::serviceKeysOf);
        });
    }

    /**
     * Makes the identities of one organisation more, unless they are there; those of the others are left alone.
     *
     * @throws IOException if the folder cannot be written
     */
    public Outcome add(Organisation organisation, CryptoFolder folder) throws IOException {
        Path own = folder.organisation(organisation.name());
        new PeopleKeys(folder, random).add(organisation);
        if (Files.exists(own)) {
            return Outcome.KEPT;
        }
        CryptoFolder joining = new CryptoFolder(folder.root().resolve("joining"));
        FolderTree.delete(joining.root());
        whole(joining, made -> makeOrganisation(organisation, Node.of(organisation), made));
        Files.move(joining.organisation(organisation.name()), own, StandardCopyOption.ATOMIC_MOVE);
        FolderTree.delete(joining.root());
        return Outcome.MADE;
    }

    private static void whole(CryptoFolder folder, Making making) throws IOException {
        Path root = folder.root();
        Path partial = root.resolveSibling(root.getFileName() + ".partial");
        FolderTree.delete(partial);
        OwnerOnly.createFolders(partial);
        making.make(new CryptoFolder(partial));
        // Under its name only when whole: a crash before this line leaves nothing that a later start would trust.
        Files.move(partial, root, StandardCopyOption.ATOMIC_MOVE);
    }

    private void makeOrganisation(Organisation organisation, List<Node> nodes, CryptoFolder folder) throws IOException {
        var now = clock.instant();
        var name = organisation.name();
        String organisationName = organisation.mspId().text();
        var authority = new CertificateAuthority(organisationName, organisation.dnsName("ca"), now, random);
        var tlsAuthority = new CertificateAuthority(organisationName, organisation.dnsName("tls-ca"), now, random);
        OwnerOnly.create(folder.authority(name), authority.certificatePem());
        OwnerOnly.create(folder.authorityKey(name), authority.keyPem());
        OwnerOnly.create(folder.tlsAuthority(name), tlsAuthority.certificatePem());
        OwnerOnly.create(folder.tlsAuthorityKey(name), tlsAuthority.keyPem());
        MspFolder.create(folder.msp(name), authority.certificatePem(), tlsAuthority.certificatePem());
        for (Node node : nodes) {
            new NodeCertificates(organisation, node, authority, tlsAuthority)
                    .write(folder, EllipticKey.p256(random), EllipticKey.p256(random), life);
        }
    }

    @FunctionalInterface
    private interface Making {
        void make(CryptoFolder folder) throws IOException;
    }

    private static void requireComplete(Topology topology, CryptoFolder folder) {
        for (Organisation organisation : topology.organisations()) {
            for (Node node : Node.of(organisation)) {
                Path certificate = folder.certificate(organisation.name(), node);
                if (!Files.isRegularFile(certificate)) {
                    throw new IdentitiesIncomplete(organisation, certificate);
                }
            }
        }
        if (!Files.isRegularFile(folder.people())) {
            throw new IdentitiesIncomplete(topology.organisations().getFirst(), folder.people());
        }
    }
}
