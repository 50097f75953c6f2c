/** Puts the parts together: files, first blocks, one server an organisation. */
@NullMarked
package org.jianzheng.embedded.node;

import org.jspecify.annotations.NullMarked;
