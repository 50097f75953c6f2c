/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.record.Keepers;

/** What the contracts need of the ledger in one transaction. */
interface LedgerPort {
    /** The committed value of a key, without this transaction's own writes. */
    Optional<byte[]> read(String key);

    /** Writes a key when the transaction commits. */
    void write(String key, byte[] value);

    /** From this transaction on a key that it writes is changed only together with its keepers. */
    void keep(String key, Keepers keepers);

    /** Of these keepers, those whose endorsement a change needs: they run a peer. */
    List<OrganisationId> consenting(Keepers keepers);

    /** The MSP id of whoever signed the proposal. */
    String creatorMsp();

    /** The transaction's time as its creator stated it. */
    Instant time();

    /** Transient data under this name; it never reaches a block. */
    Optional<byte[]> transientData(String name);

    /**
     * A page of keys and values from {@code from} (inclusive) to {@code until} (exclusive), in key order.
     *
     * @param bookmark where the last page ended, empty for the first page
     */
    Page page(String from, String until, int size, String bookmark);

    /**
     * A page of values.
     *
     * @param bookmark where the next page begins; empty after the last
     */
    record Page(List<byte[]> values, String bookmark) {}
}
