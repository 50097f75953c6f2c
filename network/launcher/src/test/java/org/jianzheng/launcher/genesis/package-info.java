/** Tests of the genesis block. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.launcher.genesis;
