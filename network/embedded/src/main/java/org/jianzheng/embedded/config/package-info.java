/** Reads {@code ledger.yaml} into checked records; every refusal names the place in the file. */
@NullMarked
package org.jianzheng.embedded.config;

import org.jspecify.annotations.NullMarked;
