/** What one chaincode call reads and writes, recorded as Fabric records it. */
@NullMarked
package org.jianzheng.embedded.simulation;

import org.jspecify.annotations.NullMarked;
