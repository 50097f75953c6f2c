/** Stand-ins for the programs of the network. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.launcher.fake;
