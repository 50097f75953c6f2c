/** Blocks on disk: an append-only file that is forced before anybody learns of a block, and its index. */
@NullMarked
package org.jianzheng.embedded.block;

import org.jspecify.annotations.NullMarked;
