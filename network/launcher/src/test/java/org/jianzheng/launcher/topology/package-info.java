/** Tests of the topology file. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.launcher.topology;
