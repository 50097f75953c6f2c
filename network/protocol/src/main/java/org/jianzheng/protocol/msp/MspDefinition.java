/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CRLHolder;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.Wire;

/**
 * What an organisation says of itself in a channel's configuration, and its judgement of identities by the rules of MSP
 * versions 1.4.3 and 3.0 (channel capabilities V1_4_3 to V3_0). Immutable.
 */
public final class MspDefinition {

    private static final int FABRIC = 0;
    private static final int MAX_AUTHORITIES = 100;

    private final MspId id;
    private final boolean allowsEd25519;
    private final CertificateChains authorities;
    private final CertificateChains tlsAuthorities;
    private final Set<Certificate> innerNodes;
    private final List<X509CRLHolder> revocationLists;
    private final Set<AcceptedUnit> acceptedUnits;
    private final NodeUnits nodeUnits;
    private final Set<Certificate> admins;

    private record AcceptedUnit(String name, Sha256 certifiers) {}

    private MspDefinition(FabricMSPConfig config, boolean allowsEd25519) {
        this.id = new MspId(config.getName());
        this.allowsEd25519 = allowsEd25519;
        requireUsualHashes(config);
        this.authorities = chains(config.getRootCertsList(), config.getIntermediateCertsList());
        this.authorities.requireConsistent();
        this.innerNodes = authorities.innerNodes();
        this.revocationLists = revocationLists(config.getRevocationListList());
        authorities.intermediates().forEach(this::requireNotRevoked);
        this.tlsAuthorities = chains(config.getTlsRootCertsList(), config.getTlsIntermediateCertsList());
        if (!tlsAuthorities.roots().isEmpty()) {
            tlsAuthorities.requireConsistent();
        }
        this.acceptedUnits = acceptedUnits(config.getOrganizationalUnitIdentifiersList());
        this.nodeUnits = config.hasFabricNodeOus() ? nodeUnits(config.getFabricNodeOus()) : NodeUnits.none();
        this.admins = new HashSet<>(certificates(config.getAdminsList()));
        requireAdmins();
    }

    /**
     * Reads and checks a definition.
     *
     * @param allowsEd25519 whether the channel has the capability V3_0
     */
    public static MspDefinition of(MSPConfig config, boolean allowsEd25519) {
        if (config.getType() != FABRIC) {
            throw ProtocolException.differs(Rule.MSP_DEFINITION, "MSP type 0 (X.509)", config.getType());
        }
        return of(
                Wire.read(FabricMSPConfig.parser(), config.getConfig(), Rule.MSP_DEFINITION, "MSP configuration"),
                allowsEd25519);
    }

    /** As {@link #of(MSPConfig, boolean)}. */
    public static MspDefinition of(FabricMSPConfig config, boolean allowsEd25519) {
        return new MspDefinition(config, allowsEd25519);
    }

    /** The organisation. */
    public MspId id() {
        return id;
    }

    /** Root authorities of identities. */
    public List<Certificate> roots() {
        return authorities.roots();
    }

    /** Intermediate authorities of identities. */
    public List<Certificate> intermediates() {
        return authorities.intermediates();
    }

    /** Root authorities of TLS certificates. */
    public List<Certificate> tlsRoots() {
        return tlsAuthorities.roots();
    }

    /** Intermediate authorities of TLS certificates. */
    public List<Certificate> tlsIntermediates() {
        return tlsAuthorities.intermediates();
    }

    /** The administrators that are named one by one, besides those that have the unit for it. */
    public Set<Certificate> admins() {
        return Set.copyOf(admins);
    }

    /** Whether one of the organisation's authorities issued the certificate, valid or not. */
    public boolean hasIssued(Certificate certificate) {
        try {
            return authorities.only(certificate).size() > 1;
        } catch (ProtocolException withoutChain) {
            return false;
        }
    }

    /** Judges an identity that claims to be of this organisation. */
    public Member member(Identity identity) {
        if (!identity.msp().equals(id)) {
            throw ProtocolException.differs(Rule.IDENTITY, "MSP " + id, identity.msp());
        }
        Certificate certificate = identity.certificate();
        try {
            Sha256 certifiers = requireValid(certificate);
            return new Member(identity, roles(certificate), Optional.of(certifiers), Optional.empty());
        } catch (ProtocolException fault) {
            EnumSet<MSPRoleType> roles = EnumSet.noneOf(MSPRoleType.class);
            if (admins.contains(certificate)) {
                roles.add(MSPRoleType.ADMIN);
            }
            return new Member(identity, roles, Optional.empty(), Optional.of(fault));
        }
    }

    private Sha256 requireValid(Certificate certificate) {
        if (certificate.key() instanceof VerificationKey.Ed25519 && !allowsEd25519) {
            throw new ProtocolException(Rule.IDENTITY, "Ed25519 needs the channel capability V3_0");
        }
        if (certificate.isAuthority()) {
            throw new ProtocolException(Rule.IDENTITY, certificate + " is an authority, which is not an identity");
        }
        List<Certificate> chain = authorities.only(certificate);
        if (chain.size() < 2) {
            throw new ProtocolException(Rule.IDENTITY, certificate + " is itself a root");
        }
        if (innerNodes.contains(chain.get(1))) {
            throw new ProtocolException(
                    Rule.IDENTITY, chain.get(1) + " issues authorities and therefore no identities");
        }
        requireNotRevoked(certificate, chain);
        Sha256 certifiers = CertificateChains.identifier(chain.subList(1, chain.size()));
        requireAcceptedUnit(certificate, certifiers);
        nodeUnits.requireOneRole(certificate.organizationalUnits(), certifiers);
        return certifiers;
    }

    private EnumSet<MSPRoleType> roles(Certificate certificate) {
        EnumSet<MSPRoleType> roles = EnumSet.of(MSPRoleType.MEMBER);
        if (nodeUnits.enforced()) {
            for (MSPRoleType role :
                    EnumSet.of(MSPRoleType.CLIENT, MSPRoleType.PEER, MSPRoleType.ADMIN, MSPRoleType.ORDERER)) {
                if (nodeUnits.has(role, certificate.organizationalUnits())) {
                    roles.add(role);
                }
            }
        }
        if (admins.contains(certificate)) {
            roles.add(MSPRoleType.ADMIN);
        }
        return roles;
    }

    private void requireNotRevoked(Certificate authority) {
        requireNotRevoked(authority, authorities.only(authority));
    }

    private void requireNotRevoked(Certificate certificate, List<Certificate> chain) {
        if (chain.size() < 2) {
            return;
        }
        Certificate issuer = chain.get(1);
        for (X509CRLHolder list : revocationLists) {
            boolean listed = list.getRevokedCertificate(certificate.holder().getSerialNumber()) != null;
            boolean about = issuer.subjectKeyIdentifier()
                    .filter(CertificateChains.authorityKeyIdentifier(list)::equals)
                    .isPresent();
            if (listed && about && CertificateChains.isSignedBy(list, issuer)) {
                throw new ProtocolException(Rule.IDENTITY, certificate + " is revoked");
            }
        }
    }

    private void requireAcceptedUnit(Certificate certificate, Sha256 certifiers) {
        if (acceptedUnits.isEmpty()) {
            return;
        }
        boolean accepted = certificate.organizationalUnits().stream()
                .anyMatch(name -> acceptedUnits.contains(new AcceptedUnit(name, certifiers)));
        if (!accepted) {
            throw new ProtocolException(
                    Rule.IDENTITY, "none of the units " + certificate.organizationalUnits() + " is accepted in " + id);
        }
    }

    private void requireAdmins() {
        if (admins.isEmpty() && !(nodeUnits.enforced() && nodeUnits.has(MSPRoleType.ADMIN))) {
            throw new ProtocolException(Rule.MSP_DEFINITION, id + " has neither administrators nor a unit for them");
        }
        for (Certificate admin : admins) {
            if (nodeUnits.enforced()) {
                if (!nodeUnits.has(MSPRoleType.CLIENT, admin.organizationalUnits())
                        && !nodeUnits.has(MSPRoleType.ADMIN, admin.organizationalUnits())) {
                    throw new ProtocolException(
                            Rule.MSP_DEFINITION,
                            "administrator " + admin + " has neither the client nor the admin unit");
                }
            } else {
                requireValid(admin);
            }
        }
    }

    private Set<AcceptedUnit> acceptedUnits(List<FabricOUIdentifier> units) {
        Set<AcceptedUnit> accepted = new HashSet<>();
        for (FabricOUIdentifier unit : units) {
            accepted.add(new AcceptedUnit(unit.getOrganizationalUnitIdentifier(), certifiers(unit.getCertificate())));
        }
        return accepted;
    }

    private NodeUnits nodeUnits(FabricNodeOUs config) {
        Map<MSPRoleType, NodeUnits.Unit> units = new EnumMap<>(MSPRoleType.class);
        if (config.hasClientOuIdentifier()) {
            units.put(MSPRoleType.CLIENT, unit(config.getClientOuIdentifier()));
        }
        if (config.hasPeerOuIdentifier()) {
            units.put(MSPRoleType.PEER, unit(config.getPeerOuIdentifier()));
        }
        if (config.hasAdminOuIdentifier()) {
            units.put(MSPRoleType.ADMIN, unit(config.getAdminOuIdentifier()));
        }
        if (config.hasOrdererOuIdentifier()) {
            units.put(MSPRoleType.ORDERER, unit(config.getOrdererOuIdentifier()));
        }
        return new NodeUnits(config.getEnable() && !units.isEmpty(), units);
    }

    private NodeUnits.Unit unit(FabricOUIdentifier unit) {
        Optional<Sha256> certifiers =
                unit.getCertificate().isEmpty() ? Optional.empty() : Optional.of(certifiers(unit.getCertificate()));
        return new NodeUnits.Unit(unit.getOrganizationalUnitIdentifier(), certifiers);
    }

    private Sha256 certifiers(ByteString pem) {
        Certificate authority = Certificate.ofPem(pem);
        boolean root = authorities.roots().contains(authority);
        if (!root && !authorities.intermediates().contains(authority)) {
            throw new ProtocolException(Rule.MSP_DEFINITION, authority + " of a unit is no authority of " + id);
        }
        if (!root && innerNodes.contains(authority)) {
            throw new ProtocolException(Rule.MSP_DEFINITION, authority + " of a unit issues authorities only");
        }
        return CertificateChains.identifier(authorities.only(authority));
    }

    private static void requireUsualHashes(FabricMSPConfig config) {
        String family = config.getCryptoConfig().getSignatureHashFamily();
        String function = config.getCryptoConfig().getIdentityIdentifierHashFunction();
        if (!(family.isEmpty() || family.equals("SHA2")) || !(function.isEmpty() || function.equals("SHA256"))) {
            throw ProtocolException.differs(Rule.MSP_DEFINITION, "hashes SHA2 and SHA256", family + " and " + function);
        }
    }

    private static CertificateChains chains(List<ByteString> roots, List<ByteString> intermediates) {
        if (roots.size() + intermediates.size() > MAX_AUTHORITIES) {
            throw ProtocolException.differs(
                    Rule.MSP_DEFINITION,
                    "at most " + MAX_AUTHORITIES + " authorities",
                    roots.size() + intermediates.size());
        }
        return new CertificateChains(certificates(roots), certificates(intermediates));
    }

    private static List<Certificate> certificates(List<ByteString> pems) {
        return pems.stream().map(Certificate::ofPem).toList();
    }

    private static List<X509CRLHolder> revocationLists(List<ByteString> lists) {
        List<X509CRLHolder> read = new ArrayList<>();
        for (ByteString list : lists) {
            try {
                X509CRLHolder holder = new X509CRLHolder(derOf(list));
                CertificateChains.authorityKeyIdentifier(holder);
                read.add(holder);
            } catch (ProtocolException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                // Bouncy Castle answers malformed bytes with many kinds of unchecked exceptions.
                throw new ProtocolException(
                        Rule.MSP_DEFINITION, "a revocation list is unreadable: " + e.getMessage(), e);
            }
        }
        return List.copyOf(read);
    }

    private static byte[] derOf(ByteString list) throws IOException {
        if (!list.startsWith(ByteString.copyFromUtf8("-----BEGIN"))) {
            return list.toByteArray();
        }
        try (var reader = new org.bouncycastle.util.io.pem.PemReader(new java.io.StringReader(list.toStringUtf8()))) {
            var block = reader.readPemObject();
            return block == null ? new byte[0] : block.getContent();
        }
    }
}
