/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.chaincode;

import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.jianzheng.embedded.simulation.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * One organisation's service of a chaincode. A thread of its own keeps a stream open: it dials, waits until the stream ends,
 * and dials again after a pause that grows up to {@link #MAX_PAUSE}.
 */
public final class ChaincodeService implements ChaincodeExecutor, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ChaincodeService.class.getName());

    private static final Duration MIN_PAUSE = Duration.ofMillis(100);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);
    private static final Duration REGISTER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration READY_WAIT = Duration.ofSeconds(3);
    private static final Duration EXECUTE_TIMEOUT = Duration.ofSeconds(30);

    private final String chaincode;
    private final ManagedChannel channel;
    private final ExecutorService workers;
    private final Thread keeper;
    private final Object streamChanged = new Object();
    private @Nullable ChaincodeStream stream;
    private volatile boolean closed;

    /**
     * Begins to dial.
     *
     * @param chaincode name of the chaincode
     * @param channel to the service; closed together with this
     * @param workers where state requests are answered
     */
    public ChaincodeService(String chaincode, ManagedChannel channel, ExecutorService workers) {
        this.chaincode = chaincode;
        this.channel = channel;
        this.workers = workers;
        this.keeper = Thread.ofVirtual().name("chaincode-" + chaincode).start(this::keepStream);
    }

    @Override
    public boolean isReady() {
        synchronized (streamChanged) {
            return stream != null;
        }
    }

    @Override
    public ChaincodeResult execute(ChaincodeCall call, Simulation simulation) {
        return awaitStream(call).execute(call, simulation, EXECUTE_TIMEOUT.toMillis());
    }

    @Override
    public void close() {
        closed = true;
        keeper.interrupt();
        synchronized (streamChanged) {
            if (stream != null) {
                stream.close();
            }
        }
        channel.shutdownNow();
    }

    private ChaincodeStream awaitStream(ChaincodeCall call) {
        long end = System.nanoTime() + READY_WAIT.toNanos();
        synchronized (streamChanged) {
            try {
                for (ChaincodeStream open = stream; ; open = stream) {
                    if (open != null) {
                        return open;
                    }
                    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    if (left <= 0 || closed) {
                        throw new ChaincodeFailure("could not launch chaincode " + chaincode + ": connection to "
                                + chaincode + " at " + channel.authority() + " failed");
                    }
                    streamChanged.wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ChaincodeFailure("interrupted before transaction " + call.id());
            }
        }
    }

    private void keepStream() {
        Duration pause = MIN_PAUSE;
        try {
            while (!closed) {
                if (holdOneStream()) {
                    pause = MIN_PAUSE;
                }
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause.multipliedBy(2);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Dials once and returns when the stream has ended; true when the chaincode had registered. */
    private boolean holdOneStream() throws InterruptedException {
        channel.resetConnectBackoff();
        ChaincodeStream dialled = new ChaincodeStream(chaincode, ChaincodeGrpc.newStub(channel), workers);
        try {
            dialled.ready().get(REGISTER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "chaincode {0} at {1} is not there: {2}",
                    chaincode,
                    channel.authority(),
                    e.getMessage());
            return false;
        } catch (TimeoutException e) {
            dialled.close();
            return false;
        }
        publish(dialled);
        LOG.log(System.Logger.Level.INFO, "chaincode {0} at {1} is ready", chaincode, channel.authority());
        try {
            dialled.ended().get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("the end of a stream never fails", impossible);
        } finally {
            publish(null);
        }
        LOG.log(
                closed ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                "chaincode {0} at {1} went away",
                chaincode,
                channel.authority());
        return true;
    }

    private void publish(@Nullable ChaincodeStream current) {
        synchronized (streamChanged) {
            stream = current;
            streamChanged.notifyAll();
        }
    }
}
