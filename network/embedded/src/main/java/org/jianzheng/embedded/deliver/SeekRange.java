/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.deliver;

import java.util.Optional;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;

/**
 * Which blocks a request asks for.
 *
 * @param first number of the first
 * @param last number of the last, which may not be there yet
 * @param waits whether to wait for blocks that are not there yet
 * @param withoutData whether only header and metadata are wanted
 */
record SeekRange(long first, long last, boolean waits, boolean withoutData) {

    /** Either a range or the status with which the request is refused. */
    record Answer(Optional<SeekRange> range, Status refusal) {

        static Answer refused(Status status) {
            return new Answer(Optional.empty(), status);
        }
    }

    /** Reads a request against a chain of {@code height ≥ 1} blocks. Numbers are unsigned. */
    static Answer of(SeekInfo info, long height) {
        if (!info.hasStart() || !info.hasStop()) {
            return Answer.refused(Status.BAD_REQUEST);
        }
        Optional<Long> start = start(info.getStart(), height);
        if (start.isEmpty()) {
            return Answer.refused(Status.NOT_FOUND);
        }
        long first = start.get();
        long last = switch (info.getStop().getTypeCase()) {
            case OLDEST -> first;
            case NEWEST -> info.getStart().equals(info.getStop()) ? first : height - 1;
            case SPECIFIED -> info.getStop().getSpecified().getNumber();
            case NEXT_COMMIT, TYPE_NOT_SET -> 0;
        };
        if (Long.compareUnsigned(last, first) < 0) {
            return Answer.refused(Status.BAD_REQUEST);
        }
        boolean waits = info.getBehavior() != SeekInfo.SeekBehavior.FAIL_IF_NOT_READY;
        boolean withoutData = info.getContentType() == SeekInfo.SeekContentType.HEADER_WITH_SIG;
        return new Answer(Optional.of(new SeekRange(first, last, waits, withoutData)), Status.SUCCESS);
    }

    /** Empty when the chain has nothing there: a block beyond the next one cannot be waited for. */
    private static Optional<Long> start(SeekPosition position, long height) {
        return switch (position.getTypeCase()) {
            case OLDEST -> Optional.of(0L);
            case NEWEST -> Optional.of(height - 1);
            case NEXT_COMMIT -> Optional.of(height);
            case SPECIFIED ->
                Optional.of(position.getSpecified().getNumber())
                        .filter(number -> Long.compareUnsigned(number, height) <= 0);
            case TYPE_NOT_SET -> Optional.empty();
        };
    }
}
