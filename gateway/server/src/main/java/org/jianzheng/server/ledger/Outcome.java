/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Where a transaction stands in the ledger and what the peer judged.
 *
 * @param block number of its block
 * @param code Fabric's validation code
 */
public record Outcome(long block, TxValidationCode code) {}
