/** Fabric's AtomicBroadcast service, from which real orderers and peers can pull. */
@NullMarked
package org.jianzheng.embedded.orderer;

import org.jspecify.annotations.NullMarked;
