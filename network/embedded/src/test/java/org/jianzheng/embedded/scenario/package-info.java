/** A whole network in one test: real client SDK, real chaincode shim, real TLS. */
@NullMarked
package org.jianzheng.embedded.scenario;

import org.jspecify.annotations.NullMarked;
