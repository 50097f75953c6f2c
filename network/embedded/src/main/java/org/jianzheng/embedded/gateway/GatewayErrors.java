/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import com.google.protobuf.Any;
import com.google.rpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.jianzheng.embedded.endorser.Outcome;

/** Errors in the form in which Fabric's client reads them. */
final class GatewayErrors {

    private GatewayErrors() {}

    /** An error without details. */
    static StatusRuntimeException error(Code code, String message) {
        return code.toStatus().withDescription(message).asRuntimeException();
    }

    /** An error with what went wrong at each node. */
    static StatusRuntimeException error(Code code, String message, List<ErrorDetail> details) {
        Status.Builder status = Status.newBuilder().setCode(code.value()).setMessage(message);
        details.forEach(detail -> status.addDetails(Any.pack(detail)));
        return StatusProto.toStatusRuntimeException(status.build());
    }

    /** What is said of a channel that the peers do not have. */
    static String unknownChannel(String name) {
        return "failed to get config for channel [" + name + "]: could not get last config for channel " + name;
    }

    /** What went wrong at a peer. */
    static ErrorDetail detail(EndorsingPeer peer, String message) {
        return detail(peer.address().get().toString(), peer.mspId(), message);
    }

    /** What went wrong at a node. */
    static ErrorDetail detail(String address, String mspId, String message) {
        return ErrorDetail.newBuilder()
                .setAddress(address)
                .setMspId(mspId)
                .setMessage(message)
                .build();
    }

    /** The code with which a gateway reports what became of a proposal. */
    static Code code(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Endorsed endorsed -> Code.OK;
            case Outcome.ChaincodeRefused refused -> Code.UNKNOWN;
            case Outcome.Failed failed -> Code.ABORTED;
            case Outcome.Rejected rejected -> Code.FAILED_PRECONDITION;
            case Outcome.TurnedAway away -> Code.UNAVAILABLE;
            case Outcome.Unavailable unavailable -> Code.UNAVAILABLE;
        };
    }

    /** Whether another peer may do better. */
    static boolean isWorthAnotherPeer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Endorsed endorsed -> false;
            case Outcome.ChaincodeRefused refused -> false;
            case Outcome.Failed failed -> true;
            case Outcome.Rejected rejected -> false;
            case Outcome.TurnedAway away -> true;
            case Outcome.Unavailable unavailable -> true;
        };
    }
}
