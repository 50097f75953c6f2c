/** The RocksDB store under the ledger: column families, batches, snapshots and scans. */
@NullMarked
package org.jianzheng.embedded.database;

import org.jspecify.annotations.NullMarked;
