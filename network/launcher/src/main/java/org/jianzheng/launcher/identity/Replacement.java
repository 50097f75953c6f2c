/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jianzheng.launcher.files.FolderTree;
import org.jianzheng.launcher.topology.Organisation;

/**
 * New certificates of one node from its organisation's authorities. They are made beside the old ones ({@code NODE.next}), take
 * their place, and the old ones are kept ({@code NODE.old}) until whoever replaces them says that the new ones work. Each step
 * may be done again.
 */
public final class Replacement {

    private final CryptoFolder folder;
    private final Organisation organisation;
    private final Node node;
    private final CryptoFolder next;

    public Replacement(CryptoFolder folder, Organisation organisation, Node node) {
        this.folder = folder;
        this.organisation = organisation;
        this.node = node;
        this.next = new CryptoFolder(folder.organisation(organisation.name()).resolve(node.folder() + ".next"));
    }

    /**
     * Makes the new certificates unless an interrupted replacement has made them.
     *
     * <p>An orderer keeps its signing key: blocks that are on their way while the channel's configuration changes are then good by
     * the old and by the new certificate. Everything else gets a new key.
     *
     * @param life how long they are valid
     */
    public void make(Duration life, SecureRandom random, InstantSource clock) throws IOException {
        if (Files.exists(next.root()) || isInPlace()) {
            return;
        }
        Path partial = next.root().resolveSibling(next.root().getFileName() + ".partial");
        FolderTree.delete(partial);
        write(new CryptoFolder(partial), life, clock.instant(), random);
        Files.move(partial, next.root(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The new certificates, wherever they are now. */
    public CryptoFolder made() {
        return isInPlace() ? folder : next;
    }

    /** Puts the new ones in the place of the old ones, which are kept aside. */
    public void putInPlace() throws IOException {
        if (!isInPlace()) {
            Files.move(place(), aside(), StandardCopyOption.ATOMIC_MOVE);
        }
        if (Files.exists(madeNode())) {
            Files.move(madeNode(), place(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Puts the old ones back and forgets the new ones. */
    public void putBack() throws IOException {
        if (isInPlace()) {
            FolderTree.delete(place());
            Files.move(aside(), place(), StandardCopyOption.ATOMIC_MOVE);
        }
        FolderTree.delete(next.root());
    }

    /** Forgets the old ones: the new ones work. */
    public void finish() throws IOException {
        FolderTree.delete(aside());
        FolderTree.delete(next.root());
    }

    /** Whether the new ones are in the place of the old ones. */
    public boolean isInPlace() {
        return Files.exists(aside());
    }

    private void write(CryptoFolder target, Duration life, Instant now, SecureRandom random) throws IOException {
        var name = organisation.name();
        String mspId = organisation.mspId().text();
        CertificateAuthority authority =
                CertificateAuthority.existing(mspId, folder.authority(name), folder.authorityKey(name), now, random);
        CertificateAuthority tlsAuthority = CertificateAuthority.existing(
                mspId, folder.tlsAuthority(name), folder.tlsAuthorityKey(name), now, random);
        EllipticKey key = node == Node.ORDERER ? EllipticKey.read(folder.key(name, node)) : EllipticKey.p256(random);
        new NodeCertificates(organisation, node, authority, tlsAuthority)
                .write(target, key, EllipticKey.p256(random), life);
    }

    private Path place() {
        return folder.organisation(organisation.name()).resolve(node.folder());
    }

    private Path aside() {
        return folder.organisation(organisation.name()).resolve(node.folder() + ".old");
    }

    private Path madeNode() {
        return next.organisation(organisation.name()).resolve(node.folder());
    }
}
