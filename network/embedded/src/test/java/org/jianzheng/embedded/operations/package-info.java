/** Tests of this package. */
@NullMarked
package org.jianzheng.embedded.operations;

import org.jspecify.annotations.NullMarked;
