/** Fabric's gateway service: evaluate, endorse, submit, commit status, chaincode events. */
@NullMarked
package org.jianzheng.embedded.gateway;

import org.jspecify.annotations.NullMarked;
