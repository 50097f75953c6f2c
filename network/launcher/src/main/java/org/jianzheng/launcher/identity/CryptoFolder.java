/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.nio.file.Path;
import org.jianzheng.launcher.topology.OrganisationName;

/** Where each certificate and key of the network lies. Pure path arithmetic: nothing is read or written here. */
public record CryptoFolder(Path root) {

    public CryptoFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The index of the trying people's keys. */
    public Path people() {
        return root.resolve("people.json");
    }

    /** Certificate of the demo time-stamp authority's root, which trust roots pin; there is none where it is not wanted. */
    public Path timeAuthorityRoot() {
        return timeAuthority().resolve("root.pem");
    }

    /** Certificate by which the demo time-stamp authority stamps. */
    public Path timeAuthorityCertificate() {
        return timeAuthority().resolve("cert.pem");
    }

    /** Private key of that certificate. */
    public Path timeAuthorityKey() {
        return timeAuthority().resolve("key.pem");
    }

    /** The secret by which machines of this network ask the demo sign-in for tokens. */
    public Path signInSecret() {
        return root.resolve("sign-in").resolve("secret");
    }

    private Path timeAuthority() {
        return root.resolve("time-authority");
    }

    /** Everything of one organisation. */
    public Path organisation(OrganisationName organisation) {
        return root.resolve(organisation.text());
    }

    /** Certificate of the authority that enrols nodes. */
    public Path authority(OrganisationName organisation) {
        return organisation(organisation).resolve("ca.pem");
    }

    /** Certificate of the authority for TLS. */
    public Path tlsAuthority(OrganisationName organisation) {
        return organisation(organisation).resolve("tls-ca.pem");
    }

    /** The organisation's MSP as the channel knows it: no private key in it. */
    public Path msp(OrganisationName organisation) {
        return organisation(organisation).resolve("msp");
    }

    /** Revocation lists (PEM) of the organisation's authority, which a genesis block takes over; the folder may be missing. */
    public Path revocations(OrganisationName organisation) {
        return msp(organisation).resolve("crls");
    }

    /** A node's own MSP folder, as Fabric's programs read it. */
    public Path msp(OrganisationName organisation, Node node) {
        return node(organisation, node).resolve("msp");
    }

    /** A node's enrolment certificate. */
    public Path certificate(OrganisationName organisation, Node node) {
        return msp(organisation, node).resolve("signcerts").resolve("cert.pem");
    }

    /** Private key of a node's enrolment certificate. */
    public Path key(OrganisationName organisation, Node node) {
        return msp(organisation, node).resolve("keystore").resolve("priv_sk");
    }

    /** A node's TLS certificate, for both ends of a connection. */
    public Path tlsCertificate(OrganisationName organisation, Node node) {
        return node(organisation, node).resolve("tls").resolve("server.crt");
    }

    /** Private key of a node's TLS certificate. */
    public Path tlsKey(OrganisationName organisation, Node node) {
        return node(organisation, node).resolve("tls").resolve("server.key");
    }

    /** The organisation's Ed25519 key for cosigning checkpoints. */
    public Path checkpointEd25519(OrganisationName organisation) {
        return person(organisation, "checkpoint-ed25519");
    }

    /** The organisation's SM2 key for cosigning checkpoints. */
    public Path checkpointSm2(OrganisationName organisation) {
        return person(organisation, "checkpoint-sm2");
    }

    /** The key with which the organisation's platform signs batches; there is none where it takes no items in. */
    public Path platformKey(OrganisationName organisation) {
        return person(organisation, "platform");
    }

    /** Private key of the authority that enrols nodes. */
    public Path authorityKey(OrganisationName organisation) {
        return organisation(organisation).resolve("ca").resolve("ca.key");
    }

    Path tlsAuthorityKey(OrganisationName organisation) {
        return organisation(organisation).resolve("ca").resolve("tls-ca.key");
    }

    Path tlsAuthorityCopy(OrganisationName organisation, Node node) {
        return node(organisation, node).resolve("tls").resolve("ca.crt");
    }

    /** Keys of an organisation's people, its checkpoint keys among them. */
    public Path people(OrganisationName organisation) {
        return root.resolve("people").resolve(organisation.text());
    }

    Path person(OrganisationName organisation, String name) {
        return people(organisation).resolve(name + ".key");
    }

    private Path node(OrganisationName organisation, Node node) {
        return organisation(organisation).resolve(node.folder());
    }
}
