/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.hosts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.MspId;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.OrganisationKind;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.protocol.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation tells the others of itself: certificates and public keys, nothing secret. Canonical JSON, so that
 * one organisation has one card and one fingerprint.
 *
 * @param mspId its name in the channel
 * @param name its short name
 * @param kind what it is in trading
 * @param authority certificate (PEM) of the authority that enrols its nodes
 * @param tlsAuthority certificate (PEM) of its authority for TLS
 * @param orderer its orderer's certificates, if it orders
 * @param checkpoint its public checkpoint keys, if it runs a gateway
 */
public record OrganisationCard(
        MspId mspId,
        OrganisationName name,
        OrganisationKind kind,
        String authority,
        String tlsAuthority,
        Optional<OrdererCertificates> orderer,
        Optional<CheckpointKeys> checkpoint) {

    /** Bytes of the largest card that is read. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final int VERSION = 1;
    private static final int GROUP = 4;

    /**
     * An orderer's certificates.
     *
     * @param enrolment PEM of the certificate that it signs blocks with
     * @param tls PEM of the certificate that it shows other orderers
     */
    public record OrdererCertificates(String enrolment, String tls) {}

    /**
     * Public keys of the checkpoint cosigner.
     *
     * @param ed25519 64 hex digits
     * @param sm2 130 hex digits, an uncompressed point
     */
    public record CheckpointKeys(String ed25519, String sm2) {

        public CheckpointKeys {
            require(ed25519.matches("[0-9a-f]{64}"), "an Ed25519 key has 64 hex digits");
            require(sm2.matches("04[0-9a-f]{128}"), "an SM2 key is an uncompressed point of 130 hex digits");
        }
    }

    /** The card of an organisation whose keys lie in this folder. */
    public static OrganisationCard of(Organisation organisation, CryptoFolder crypto) throws IOException {
        var name = organisation.name();
        Optional<OrdererCertificates> orderer = organisation.consenter().isEmpty()
                ? Optional.empty()
                : Optional.of(new OrdererCertificates(
                        Files.readString(crypto.certificate(name, Node.ORDERER)),
                        Files.readString(crypto.tlsCertificate(name, Node.ORDERER))));
        return new OrganisationCard(
                organisation.mspId(),
                name,
                organisation.kind(),
                Files.readString(crypto.authority(name)),
                Files.readString(crypto.tlsAuthority(name)),
                orderer,
                organisation.site().isEmpty() ? Optional.empty() : Optional.of(checkpointKeys(organisation, crypto)));
    }

    /**
     * Reads a card.
     *
     * @throws SiteRefused if it is too long, holds anything else than a card, or is not canonical
     */
    public static OrganisationCard read(byte[] bytes) {
        try {
            require(bytes.length <= MOST_BYTES, "it has more than " + MOST_BYTES + " bytes");
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Map<String, Object> members = Documents.mapping(Documents.parse(text));
            require(Integer.valueOf(VERSION).equals(members.get("v")), "its version is not " + VERSION);
            OrganisationCard card = new OrganisationCard(
                    new MspId(text(members, "mspId")),
                    new OrganisationName(text(members, "name")),
                    OrganisationKind.valueOf(text(members, "kind")),
                    text(members, "authority"),
                    text(members, "tlsAuthority"),
                    Optional.ofNullable(members.get("orderer"))
                            .map(Documents::mapping)
                            .map(orderer -> new OrdererCertificates(text(orderer, "enrolment"), text(orderer, "tls"))),
                    Optional.ofNullable(members.get("checkpoint"))
                            .map(Documents::mapping)
                            .map(keys -> new CheckpointKeys(text(keys, "ed25519"), text(keys, "sm2"))));
            // Unknown members, other spellings and doubled meanings all end here.
            require(card.json().equals(text), "it is not in the form in which cards are written");
            return card;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new SiteRefused("this is no organisation's card: " + e.getMessage());
        }
    }

    /** The card as it is sent and kept. */
    public byte[] bytes() {
        return json().getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the card in groups of four digits, to be compared by another way than the card came. */
    public String fingerprint() {
        return Sha256.of(bytes()).hex().replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    private String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("v", VERSION);
        members.put("mspId", mspId.text());
        members.put("name", name.text());
        members.put("kind", kind.name());
        members.put("authority", authority);
        members.put("tlsAuthority", tlsAuthority);
        orderer.ifPresent(it -> members.put("orderer", Map.of("enrolment", it.enrolment(), "tls", it.tls())));
        checkpoint.ifPresent(it -> members.put("checkpoint", Map.of("ed25519", it.ed25519(), "sm2", it.sm2())));
        return Documents.canonicalJson(members);
    }

    private static CheckpointKeys checkpointKeys(Organisation organisation, CryptoFolder crypto) throws IOException {
        Map<String, String> keys = new HashMap<>();
        if (Documents.parse(Files.readString(crypto.people())) instanceof List<?> people) {
            for (Object entry : people) {
                Map<String, Object> person = Documents.mapping(entry);
                String open = text(person, "public");
                keys.put(person.get("msp") + "/" + person.get("name"), open.substring(open.indexOf(':') + 1));
            }
        }
        return new CheckpointKeys(
                keys.getOrDefault(organisation.mspId() + "/checkpoint-ed25519", ""),
                keys.getOrDefault(organisation.mspId() + "/checkpoint-sm2", ""));
    }

    private static String text(Map<String, Object> members, String name) {
        @Nullable Object value = members.get(name);
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException("it has no text '" + name + "'");
        }
        return text;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
