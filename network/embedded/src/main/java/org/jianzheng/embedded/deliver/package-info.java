/** Streams of blocks to those whom the channel's policy lets read. */
@NullMarked
package org.jianzheng.embedded.deliver;

import org.jspecify.annotations.NullMarked;
