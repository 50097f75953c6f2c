/** The peer's side of chaincode-as-a-service: one stream per organisation and chaincode. */
@NullMarked
package org.jianzheng.embedded.chaincode;

import org.jspecify.annotations.NullMarked;
