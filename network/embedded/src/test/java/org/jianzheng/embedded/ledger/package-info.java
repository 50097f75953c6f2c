/** Tests of this package. */
@NullMarked
package org.jianzheng.embedded.ledger;

import org.jspecify.annotations.NullMarked;
