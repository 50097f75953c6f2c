/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.deliver;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/**
 * The outgoing half of a stream, which is written by a thread of its own and no faster than the client reads. Nobody else may
 * write to the observer.
 *
 * @param <A> what is sent
 */
public final class PacedStream<A> {

    // Only a bound: the transport wakes the writer.
    private static final long LOOK_AGAIN_MILLIS = 5_000;

    private final ServerCallStreamObserver<A> out;
    private final OpenStreams streams;
    private final Runnable wake;
    private final Object changed = new Object();
    private boolean open = true;

    private PacedStream(ServerCallStreamObserver<A> out, OpenStreams streams, Runnable wake) {
        this.out = out;
        this.streams = streams;
        this.wake = wake;
    }

    /** Writes to a stream; ends by returning, or by an exception whose status the client gets. */
    @FunctionalInterface
    public interface Writer<A> {
        /** Writes until done. */
        void write(PacedStream<A> stream) throws InterruptedException;
    }

    /**
     * Takes over an observer within the service method that was given it.
     *
     * @param wake lets the writer look again whether the stream is open, when it waits for something else
     */
    public static <A> void start(StreamObserver<A> observer, OpenStreams streams, Runnable wake, Writer<A> writer) {
        ServerCallStreamObserver<A> out = (ServerCallStreamObserver<A>) observer;
        PacedStream<A> stream = new PacedStream<>(out, streams, wake);
        out.setOnReadyHandler(stream::signal);
        out.setOnCancelHandler(stream::end);
        out.setOnCloseHandler(stream::end);
        if (!streams.add(stream)) {
            stream.fail(Status.RESOURCE_EXHAUSTED.withDescription(
                    "at most " + OpenStreams.LIMIT + " streams are served at once"));
            return;
        }
        Thread.ofVirtual().name("stream").start(Context.current().wrap(() -> stream.run(writer)));
    }

    /** Whether somebody still listens. */
    public boolean isOpen() {
        synchronized (changed) {
            return open;
        }
    }

    /** Sends when the client is ready; does nothing once the stream has ended. */
    public void send(A message) throws InterruptedException {
        synchronized (changed) {
            while (open && !out.isReady()) {
                changed.wait(LOOK_AGAIN_MILLIS);
            }
            if (open) {
                out.onNext(message);
            }
        }
    }

    /** Ends the stream with an error. */
    public void fail(Status status) {
        synchronized (changed) {
            if (open) {
                out.onError(status.asRuntimeException());
            }
        }
        end();
    }

    private void run(Writer<A> writer) {
        try {
            writer.write(this);
            synchronized (changed) {
                if (open) {
                    out.onCompleted();
                }
            }
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(Status.CANCELLED);
        } catch (StatusRuntimeException e) {
            fail(e.getStatus());
        } catch (RuntimeException e) {
            System.getLogger(PacedStream.class.getName()).log(System.Logger.Level.ERROR, "a stream ends", e);
            fail(Status.INTERNAL.withDescription(String.valueOf(e.getMessage())));
        }
    }

    private void end() {
        synchronized (changed) {
            open = false;
            changed.notifyAll();
        }
        streams.remove(this);
        wake.run();
    }

    private void signal() {
        synchronized (changed) {
            changed.notifyAll();
        }
    }
}
