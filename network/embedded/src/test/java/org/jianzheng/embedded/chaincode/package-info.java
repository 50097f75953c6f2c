/** Tests of this package. */
@NullMarked
package org.jianzheng.embedded.chaincode;

import org.jspecify.annotations.NullMarked;
