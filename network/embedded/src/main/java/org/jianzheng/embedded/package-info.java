/** Fabric's protocols in one process: the ledger as a program. */
@NullMarked
package org.jianzheng.embedded;

import org.jspecify.annotations.NullMarked;
