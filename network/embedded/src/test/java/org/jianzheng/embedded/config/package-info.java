/** Tests of this package. */
@NullMarked
package org.jianzheng.embedded.config;

import org.jspecify.annotations.NullMarked;
