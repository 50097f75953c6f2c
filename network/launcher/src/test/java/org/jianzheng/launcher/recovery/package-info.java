/** Tests of this package. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.launcher.recovery;
