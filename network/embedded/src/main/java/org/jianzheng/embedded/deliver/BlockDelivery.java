/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.deliver;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.access.Right;
import org.jianzheng.embedded.ledger.OrganisationLedger;
import org.jianzheng.embedded.server.Caller;
import org.jianzheng.protocol.block.BlockContent;

/** Answers requests for blocks, one after the other on each stream. Safe for use by several threads. */
public final class BlockDelivery {

    private static final int WAITING_REQUESTS = 8;

    private final Channel channel;
    private final OrganisationLedger ledger;
    private final InstantSource clock;
    private final OpenStreams streams;

    /** Delivers what the organisation has. */
    public BlockDelivery(Channel channel, OrganisationLedger ledger, InstantSource clock, OpenStreams streams) {
        this.channel = channel;
        this.ledger = ledger;
        this.clock = clock;
        this.streams = streams;
    }

    /** Serves a stream to whoever has the right; returns where its requests go. */
    public <A> StreamObserver<Envelope> serve(StreamObserver<A> out, Right right, DeliverForm<A> form) {
        BlockingQueue<Optional<Envelope>> requests = new LinkedBlockingQueue<>(WAITING_REQUESTS);
        ByteString certificateHash = Caller.certificateHash();
        PacedStream.start(out, streams, ledger::wakeAll, stream -> {
            for (Optional<Envelope> next = take(requests, stream); next.isPresent(); next = take(requests, stream)) {
                Status status = answer(
                        DeliverRequest.check(next.get(), channel, right, certificateHash, clock.instant()),
                        stream,
                        form);
                stream.send(form.status(status));
                if (status != Status.SUCCESS) {
                    return;
                }
            }
        });
        return new Requests(requests);
    }

    private <A> Status answer(DeliverRequest.Answer answer, PacedStream<A> stream, DeliverForm<A> form)
            throws InterruptedException {
        if (answer.request().isEmpty()) {
            return answer.refusal();
        }
        DeliverRequest request = answer.request().get();
        SeekRange.Answer range = SeekRange.of(request.seek(), ledger.height());
        return range.range().isEmpty()
                ? range.refusal()
                : deliver(request, range.range().get(), stream, form);
    }

    private <A> Status deliver(DeliverRequest request, SeekRange range, PacedStream<A> stream, DeliverForm<A> form)
            throws InterruptedException {
        for (long number = range.first(); Long.compareUnsigned(number, range.last()) <= 0; number++) {
            if (!range.waits() && number >= ledger.height()) {
                return Status.NOT_FOUND;
            }
            Optional<Block> block = ledger.awaitBlock(number, stream::isOpen);
            if (block.isEmpty()) {
                return Status.SERVICE_UNAVAILABLE;
            }
            if (clock.instant().isAfter(request.expires())
                    || !request.standing().holds()) {
                return Status.FORBIDDEN;
            }
            stream.send(form.block(range.withoutData() ? withoutData(block.get()) : block.get()));
            if (number == range.last()) {
                break;
            }
        }
        return Status.SUCCESS;
    }

    /** A configuration block always comes whole, because whoever asks must learn of it. */
    private static Block withoutData(Block block) {
        return BlockContent.isConfiguration(block.getData())
                ? block
                : block.toBuilder().clearData().build();
    }

    private static Optional<Envelope> take(BlockingQueue<Optional<Envelope>> requests, PacedStream<?> stream)
            throws InterruptedException {
        Optional<Envelope> next = Optional.empty();
        boolean taken = false;
        while (!taken && stream.isOpen()) {
            Optional<Envelope> polled = requests.poll(1, TimeUnit.SECONDS);
            if (polled != null) {
                next = polled;
                taken = true;
            }
        }
        return next;
    }

    /** Where a client's requests wait; too many at once end the stream. */
    private record Requests(BlockingQueue<Optional<Envelope>> waiting) implements StreamObserver<Envelope> {

        @Override
        public void onNext(Envelope request) {
            if (!waiting.offer(Optional.of(request))) {
                throw io.grpc.Status.RESOURCE_EXHAUSTED
                        .withDescription("more than " + WAITING_REQUESTS + " requests wait")
                        .asRuntimeException();
            }
        }

        @Override
        public void onError(Throwable cause) {
            onCompleted();
        }

        @Override
        public void onCompleted() {
            // A full queue is emptied by the writer, which then sees that the stream has ended.
            boolean noted = waiting.offer(Optional.empty());
            System.getLogger(BlockDelivery.class.getName())
                    .log(System.Logger.Level.TRACE, "no more requests: {0}", noted);
        }
    }
}
