/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.server;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets so many calls of a service run at once and refuses more, with Fabric's words. */
public final class ConcurrencyLimit implements ServerInterceptor {

    private final int limit;
    private final Semaphore free;

    /** Lets {@code limit} calls run. */
    public ConcurrencyLimit(int limit) {
        this.limit = limit;
        this.free = new Semaphore(limit);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!free.tryAcquire()) {
            String service = "/" + call.getMethodDescriptor().getServiceName();
            call.close(
                    Status.UNKNOWN.withDescription(
                            "too many requests for " + service + ", exceeding concurrency limit (" + limit + ")"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onComplete() {
                release(held);
                super.onComplete();
            }

            @Override
            public void onCancel() {
                release(held);
                super.onCancel();
            }
        };
    }

    private void release(AtomicBoolean held) {
        if (held.getAndSet(false)) {
            free.release();
        }
    }
}
