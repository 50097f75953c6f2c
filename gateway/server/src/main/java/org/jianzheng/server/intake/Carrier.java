/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import java.time.Instant;
import java.util.List;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.server.ledger.SignedTransaction;

/**
 * A signed transaction and the records that travel in it.
 *
 * @param transaction the bytes that are submitted, each time the same
 * @param records the records that the contract accepted in it
 * @param builtAt when it was endorsed
 */
record Carrier(SignedTransaction transaction, List<RecordId> records, Instant builtAt) {

    Carrier {
        records = List.copyOf(records);
    }
}
