/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol;

import java.util.Optional;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * The rules of Fabric 3.1 that bytes can break. The name is stable and may be shown to users; {@link #text()} explains it.
 *
 * <p>A rule about one transaction also has the code that a peer writes into the block's validity flags when it is broken.
 */
public enum Rule {
    /** A block is a {@code common.Block} with header, content and metadata. */
    BLOCK_FORMAT("block is well-formed"),
    /** Blocks are numbered without gaps. */
    BLOCK_NUMBER("block number follows its predecessor's"),
    /** Each header names the hash of the header before it. */
    PREVIOUS_HASH("previous hash is the hash of the preceding header"),
    /** The header names the hash of the block's content. */
    DATA_HASH("data hash is the hash of the block's content"),
    /** Each envelope has one byte form only. */
    ENVELOPE_BYTES("envelope re-marshals to its own bytes"),
    /** The metadata has its five slots, each readable. */
    METADATA("block metadata is well-formed"),
    /** The metadata names the configuration in force. */
    LAST_CONFIG("last configuration index is the block of the configuration in force"),
    /** Enough distinct orderers signed. */
    ORDERER_SIGNATURES("orderer signatures satisfy the block validation policy"),
    /** One validity flag a transaction. */
    VALIDITY_FLAGS("one known validity flag a transaction"),
    /** The commit hash covers flags, updates and its predecessor. */
    COMMIT_HASH("commit hash covers flags, state updates and the previous commit hash"),
    /** An envelope is a {@code common.Envelope} with payload. */
    ENVELOPE_FORMAT("envelope is well-formed", TxValidationCode.BAD_PAYLOAD),
    /** Channel header and signature header are complete. */
    COMMON_HEADER("channel header and signature header are well-formed", TxValidationCode.BAD_COMMON_HEADER),
    /** The creator's certificate is valid and its signature is over the payload. */
    CREATOR_SIGNATURE("creator signed the payload", TxValidationCode.BAD_CREATOR_SIGNATURE),
    /** The transaction id is the hash of nonce and creator. */
    TRANSACTION_ID("transaction id is sha256(nonce, creator)", TxValidationCode.BAD_PROPOSAL_TXID),
    /** An endorser transaction has its one action, complete. */
    ENDORSER_TRANSACTION("endorser transaction is well-formed", TxValidationCode.INVALID_ENDORSER_TRANSACTION),
    /** The endorsers answered this very proposal. */
    PROPOSAL_HASH(
            "proposal hash is that of the transaction's own proposal", TxValidationCode.INVALID_ENDORSER_TRANSACTION),
    /** The header extension is readable. */
    HEADER_EXTENSION("chaincode header extension is well-formed", TxValidationCode.BAD_HEADER_EXTENSION),
    /** The endorsed result is readable. */
    RESPONSE_PAYLOAD("endorsed response is well-formed", TxValidationCode.BAD_RESPONSE_PAYLOAD),
    /** Header and result name a chaincode. */
    CHAINCODE_NAMED("header and result name a chaincode", TxValidationCode.INVALID_OTHER_REASON),
    /** Header, result and event name the same chaincode. */
    CHAINCODE_ID("one chaincode is named throughout", TxValidationCode.INVALID_CHAINCODE),
    /** The event is that of the chaincode invoked. */
    CHAINCODE_EVENT("event belongs to the chaincode invoked", TxValidationCode.INVALID_OTHER_REASON),
    /** The read-write set is readable. */
    READ_WRITE_SET("read-write set is well-formed", TxValidationCode.BAD_RWSET),
    /** Each namespace occurs once in a write set. */
    WRITE_SET("write set names each namespace once", TxValidationCode.ILLEGAL_WRITESET),
    /** A proposal is complete. */
    PROPOSAL("proposal is well-formed"),
    /** Identities that have the right endorsed. */
    ENDORSEMENT_POLICY("endorsements satisfy the endorsement policy", TxValidationCode.ENDORSEMENT_POLICY_FAILURE),
    /** An identity is an MSP id and one X.509 certificate. */
    IDENTITY_FORMAT("identity is an MSP id and a PEM certificate"),
    /** An identity's certificate is one of its MSP's. */
    IDENTITY("identity is valid in its MSP"),
    /** An MSP definition is complete and consistent. */
    MSP_DEFINITION("MSP definition is consistent"),
    /** A principal is of a kind that Fabric knows. */
    PRINCIPAL("principal is well-formed"),
    /** A signature has the one form that Fabric takes. */
    SIGNATURE_FORMAT("signature is DER with low S, or Ed25519"),
    /** A policy is complete. */
    POLICY("policy is well-formed"),
    /** A policy text follows the grammar. */
    POLICY_TEXT("policy text follows the grammar"),
    /** A channel configuration is complete. */
    CONFIGURATION("channel configuration is well-formed"),
    /** A configuration update is complete, for this channel, and has the result that is said. */
    CONFIGURATION_UPDATE("configuration update is well-formed"),
    /** What an update has read is still so, and what it changes goes up by one version. */
    CONFIGURATION_VERSIONS("configuration update starts from the configuration in force"),
    /** Those signed an update who may change what it changes. */
    MODIFICATION_POLICY("signatures satisfy the policies of all that the configuration update changes"),
    /** The lifecycle entries of a chaincode are complete. */
    CHAINCODE_DEFINITION("chaincode definition is well-formed");

    private final String text;
    private final Optional<TxValidationCode> validationCode;

    Rule(String text) {
        this.text = text;
        this.validationCode = Optional.empty();
    }

    Rule(String text, TxValidationCode validationCode) {
        this.text = text;
        this.validationCode = Optional.of(validationCode);
    }

    /** The rule as a sentence that is true when it is kept. */
    public String text() {
        return text;
    }

    /** The code that a peer gives a transaction that breaks this rule; empty for rules that are not about one transaction. */
    public Optional<TxValidationCode> validationCode() {
        return validationCode;
    }
}
