/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.server;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import org.jianzheng.embedded.fault.Faults;

/** Turns all calls away while the organisation is made to be down. */
public final class Availability implements ServerInterceptor {

    private final Faults faults;
    private final String mspId;

    /** Watches one organisation. */
    public Availability(Faults faults, String mspId) {
        this.faults = faults;
        this.mspId = mspId;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (faults.of(mspId).down()) {
            call.close(
                    Status.UNAVAILABLE.withDescription("the peer of " + mspId + " is down on demand"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return next.startCall(call, headers);
    }
}
