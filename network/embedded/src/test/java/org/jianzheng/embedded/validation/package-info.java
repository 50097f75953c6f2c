/** Tests of this package. */
@NullMarked
package org.jianzheng.embedded.validation;

import org.jspecify.annotations.NullMarked;
