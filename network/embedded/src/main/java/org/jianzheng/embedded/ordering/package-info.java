/** Puts transactions into blocks that four orderer identities sign. */
@NullMarked
package org.jianzheng.embedded.ordering;

import org.jspecify.annotations.NullMarked;
