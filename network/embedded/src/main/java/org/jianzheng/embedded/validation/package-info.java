/** Judges the transactions of a block as a Fabric peer does, and says what they change. */
@NullMarked
package org.jianzheng.embedded.validation;

import org.jspecify.annotations.NullMarked;
