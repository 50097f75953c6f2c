/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.lifecycle;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.CollectionConfigPackage;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeEndorsementInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeValidationInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.StateData;
import org.hyperledger.fabric.protos.peer.lifecycle.StateMetadata;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;

/**
 * What the organisations of a channel agreed on about a chaincode. It stands in the world state of {@link #NAMESPACE}, one entry
 * a field, so that a change writes only what changes.
 *
 * @param name the chaincode's name
 * @param sequence number of the definition, from 1
 * @param version the chaincode's version, which each result names
 * @param initRequired whether the chaincode must be initialised by a transaction
 * @param endorsementPlugin name of the peers' endorsement plug-in, usually {@code escc}
 * @param validationPlugin name of the peers' validation plug-in, usually {@code vscc}
 * @param endorsementPolicy who must endorse: a policy of its own, or a reference into the channel's configuration
 * @param collections private collections; empty when there are none
 */
public record ChaincodeDefinition(
        String name,
        long sequence,
        String version,
        boolean initRequired,
        String endorsementPlugin,
        String validationPlugin,
        ApplicationPolicy endorsementPolicy,
        CollectionConfigPackage collections) {

    /** Name of the chaincode under which definitions are kept. */
    public static final String NAMESPACE = "_lifecycle";

    private static final String DATATYPE = "ChaincodeDefinition";
    private static final String METADATA = "namespaces/metadata/";
    private static final String FIELDS = "namespaces/fields/";
    private static final String SEQUENCE = "Sequence";
    private static final String ENDORSEMENT_INFO = "EndorsementInfo";
    private static final String VALIDATION_INFO = "ValidationInfo";
    private static final String COLLECTIONS = "Collections";
    private static final List<String> ALL_FIELDS = List.of(SEQUENCE, ENDORSEMENT_INFO, VALIDATION_INFO, COLLECTIONS);

    /** Requires a name, a version and a sequence. */
    public ChaincodeDefinition {
        if (name.isEmpty() || name.contains("/") || version.isEmpty()) {
            throw new ProtocolException(
                    Rule.CHAINCODE_DEFINITION, "name \"" + name + "\" or version \"" + version + "\" is unusable");
        }
        if (sequence < 1) {
            throw ProtocolException.differs(Rule.CHAINCODE_DEFINITION, "a sequence from 1", sequence);
        }
    }

    /** A first definition with the usual plug-ins and a policy of its own. */
    public static ChaincodeDefinition first(String name, String version, SignaturePolicyEnvelope policy) {
        return usual(
                name,
                version,
                ApplicationPolicy.newBuilder().setSignaturePolicy(policy).build());
    }

    /** A first definition with the usual plug-ins and the policy at this path of the channel's configuration. */
    public static ChaincodeDefinition first(String name, String version, String policyPath) {
        return usual(
                name,
                version,
                ApplicationPolicy.newBuilder()
                        .setChannelConfigPolicyReference(policyPath)
                        .build());
    }

    /**
     * Reads a definition from the world state.
     *
     * @param state the value of a key of {@link #NAMESPACE}
     * @return empty when no chaincode of this name is defined
     */
    public static Optional<ChaincodeDefinition> read(String name, Function<String, Optional<ByteString>> state) {
        Optional<ByteString> metadata = state.apply(METADATA + name);
        if (metadata.isEmpty()) {
            return Optional.empty();
        }
        StateMetadata kind =
                Wire.read(StateMetadata.parser(), metadata.get(), Rule.CHAINCODE_DEFINITION, METADATA + name);
        if (!kind.getDatatype().equals(DATATYPE)) {
            throw ProtocolException.differs(Rule.CHAINCODE_DEFINITION, "datatype " + DATATYPE, kind.getDatatype());
        }
        ChaincodeEndorsementInfo endorsement = Wire.read(
                ChaincodeEndorsementInfo.parser(),
                field(name, ENDORSEMENT_INFO, state).getBytes(),
                Rule.CHAINCODE_DEFINITION,
                ENDORSEMENT_INFO);
        ChaincodeValidationInfo validation = Wire.read(
                ChaincodeValidationInfo.parser(),
                field(name, VALIDATION_INFO, state).getBytes(),
                Rule.CHAINCODE_DEFINITION,
                VALIDATION_INFO);
        return Optional.of(new ChaincodeDefinition(
                name,
                field(name, SEQUENCE, state).getInt64(),
                endorsement.getVersion(),
                endorsement.getInitRequired(),
                endorsement.getEndorsementPlugin(),
                validation.getValidationPlugin(),
                Wire.read(
                        ApplicationPolicy.parser(),
                        validation.getValidationParameter(),
                        Rule.CHAINCODE_DEFINITION,
                        "validation parameter"),
                Wire.read(
                        CollectionConfigPackage.parser(),
                        field(name, COLLECTIONS, state).getBytes(),
                        Rule.CHAINCODE_DEFINITION,
                        COLLECTIONS)));
    }

    /** The name of the chaincode whose definition this key of {@link #NAMESPACE} belongs to; empty for other keys. */
    public static Optional<String> nameOf(String key) {
        if (key.startsWith(METADATA)) {
            return Optional.of(key.substring(METADATA.length()));
        }
        int end = key.lastIndexOf('/');
        return key.startsWith(FIELDS) && end > FIELDS.length()
                ? Optional.of(key.substring(FIELDS.length(), end))
                : Optional.empty();
    }

    /** The key of {@link #NAMESPACE} that each definition of this chaincode rewrites, and that each call of it reads. */
    public static String sequenceKey(String name) {
        return FIELDS + name + "/" + SEQUENCE;
    }

    /** The entries that stand in the world state of {@link #NAMESPACE}, in the order of their keys. */
    public SortedMap<String, ByteString> stateEntries() {
        SortedMap<String, ByteString> entries = new TreeMap<>();
        entries.put(
                METADATA + name,
                StateMetadata.newBuilder()
                        .setDatatype(DATATYPE)
                        .addAllFields(ALL_FIELDS)
                        .build()
                        .toByteString());
        Map<String, StateData> fields = Map.of(
                SEQUENCE, StateData.newBuilder().setInt64(sequence).build(),
                ENDORSEMENT_INFO, bytes(endorsementInfo().toByteString()),
                VALIDATION_INFO, bytes(validationInfo().toByteString()),
                COLLECTIONS, bytes(collections.toByteString()));
        fields.forEach((field, data) -> entries.put(FIELDS + name + "/" + field, data.toByteString()));
        return Collections.unmodifiableSortedMap(entries);
    }

    private ChaincodeEndorsementInfo endorsementInfo() {
        return ChaincodeEndorsementInfo.newBuilder()
                .setVersion(version)
                .setInitRequired(initRequired)
                .setEndorsementPlugin(endorsementPlugin)
                .build();
    }

    private ChaincodeValidationInfo validationInfo() {
        return ChaincodeValidationInfo.newBuilder()
                .setValidationPlugin(validationPlugin)
                .setValidationParameter(endorsementPolicy.toByteString())
                .build();
    }

    private static ChaincodeDefinition usual(String name, String version, ApplicationPolicy policy) {
        return new ChaincodeDefinition(
                name, 1, version, false, "escc", "vscc", policy, CollectionConfigPackage.getDefaultInstance());
    }

    private static StateData field(String name, String field, Function<String, Optional<ByteString>> state) {
        ByteString value = state.apply(FIELDS + name + "/" + field)
                .orElseThrow(() -> new ProtocolException(
                        Rule.CHAINCODE_DEFINITION, "field " + field + " of " + name + " is missing"));
        return Wire.read(StateData.parser(), value, Rule.CHAINCODE_DEFINITION, field);
    }

    private static StateData bytes(ByteString value) {
        return StateData.newBuilder().setBytes(value).build();
    }
}
