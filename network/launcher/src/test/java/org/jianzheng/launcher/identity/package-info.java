/** Tests of the identities. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.launcher.identity;
