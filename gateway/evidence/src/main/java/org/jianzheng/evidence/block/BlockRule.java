/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import org.jianzheng.protocol.Rule;

/** The rules that blocks and their transactions can break; each gathers those of the ledger's formats that a reader need not tell apart. */
public enum BlockRule {
    /** A block has header, content and the orderers' signatures, in one form. */
    BLOCK_FORM,
    /** The first block has the trusted hash and begins the channel. */
    FIRST_BLOCK,
    /** Blocks stand in the order of their numbers. */
    BLOCK_NUMBER,
    /** A block names the hash of the one before it. */
    PREVIOUS_HASH,
    /** The content can be cut into envelopes in one way, and its hash is that of the header. */
    CONTENT_HASH,
    /** Enough different orderers of the configuration in force signed, and every signature is good. */
    ORDERER_QUORUM,
    /** The block names the configuration in force, and a new configuration follows it. */
    CONFIGURATION,
    /** The hash of the block leads to the one that is asked for. */
    CONNECTION,
    /** A transaction is complete and agrees with itself. */
    TRANSACTION_FORM,
    /** The creator is of the channel and signed the transaction. */
    CREATOR,
    /** The transaction's id is the hash of nonce and creator. */
    TRANSACTION_ID,
    /** The endorsers answered this very proposal. */
    PROPOSAL_HASH,
    /** The chaincode's definition is the one in force when the transaction was made. */
    DEFINITION,
    /** Those endorsed whom the policy in force demands. */
    ENDORSEMENTS;

    static BlockRule of(Rule rule) {
        return switch (rule) {
            case BLOCK_FORMAT, METADATA, VALIDITY_FLAGS, COMMIT_HASH -> BLOCK_FORM;
            case BLOCK_NUMBER -> BLOCK_NUMBER;
            case PREVIOUS_HASH -> PREVIOUS_HASH;
            case DATA_HASH, ENVELOPE_BYTES -> CONTENT_HASH;
            case ORDERER_SIGNATURES, SIGNATURE_FORMAT -> ORDERER_QUORUM;
            case LAST_CONFIG,
                    CONFIGURATION,
                    CONFIGURATION_UPDATE,
                    CONFIGURATION_VERSIONS,
                    MODIFICATION_POLICY,
                    POLICY,
                    POLICY_TEXT,
                    PRINCIPAL,
                    MSP_DEFINITION -> CONFIGURATION;
            case CREATOR_SIGNATURE, IDENTITY, IDENTITY_FORMAT -> CREATOR;
            case TRANSACTION_ID -> TRANSACTION_ID;
            case PROPOSAL_HASH -> PROPOSAL_HASH;
            case CHAINCODE_DEFINITION -> DEFINITION;
            case ENDORSEMENT_POLICY -> ENDORSEMENTS;
            case ENVELOPE_FORMAT,
                    COMMON_HEADER,
                    ENDORSER_TRANSACTION,
                    HEADER_EXTENSION,
                    RESPONSE_PAYLOAD,
                    CHAINCODE_NAMED,
                    CHAINCODE_ID,
                    CHAINCODE_EVENT,
                    READ_WRITE_SET,
                    WRITE_SET,
                    PROPOSAL -> TRANSACTION_FORM;
        };
    }
}
