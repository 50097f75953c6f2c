/** Tests of this package. */
@NullMarked
package org.jianzheng.embedded.ordering;

import org.jspecify.annotations.NullMarked;
