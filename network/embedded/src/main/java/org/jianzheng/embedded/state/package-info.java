/** The world state with versions, key metadata and history, in views that stand still while others commit. */
@NullMarked
package org.jianzheng.embedded.state;

import org.jspecify.annotations.NullMarked;
