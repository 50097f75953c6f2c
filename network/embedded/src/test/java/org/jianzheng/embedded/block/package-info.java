/** Tests of this package. */
@NullMarked
package org.jianzheng.embedded.block;

import org.jspecify.annotations.NullMarked;
