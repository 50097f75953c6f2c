/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.model.code.TransactionId;

/**
 * A transaction was seen in a block.
 *
 * @param id its id
 * @param code what the own peer judged
 */
public record TransactionNotice(TransactionId id, TxValidationCode code) {}
