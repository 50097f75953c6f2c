/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.chaincode;

import java.util.Optional;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Response;

/**
 * What a chaincode answered; its status tells success from refusal.
 *
 * @param response status, message and payload
 * @param event the event it set, with the peer's own chaincode and transaction id
 */
public record ChaincodeResult(Response response, Optional<ChaincodeEvent> event) {}
