/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

/** What only some bundles and answers have, with steps of its own. */
enum Part {
    /** The blocks of the ledger. */
    LEDGER,
    /** An item of a batch. */
    ITEM,
    /** A later checkpoint. */
    LATER,
    /** The proof that an earlier checkpoint is extended, or a checkpoint that the verifier holds. */
    CONSISTENCY,
    /** Time stamps over the checkpoint. */
    STAMPED
}
