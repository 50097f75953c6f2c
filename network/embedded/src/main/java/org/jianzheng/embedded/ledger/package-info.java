/** Blocks and state as one ledger: what is committed, who waits for more, and how it comes back after a crash. */
@NullMarked
package org.jianzheng.embedded.ledger;

import org.jspecify.annotations.NullMarked;
