/** Health, metrics and status over HTTP, for operators on the same machine. */
@NullMarked
package org.jianzheng.embedded.operations;

import org.jspecify.annotations.NullMarked;
