/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import org.jianzheng.server.log.BlockFollower;
import org.springframework.context.SmartLifecycle;

/** Begins the submission lane before the follower tells of blocks, and ends it after the web server has stopped. */
final class LaneStart implements SmartLifecycle {
    private final SubmissionLane lane;
    private final BlockFollower follower;
    private volatile boolean running;

    LaneStart(SubmissionLane lane, BlockFollower follower) {
        this.lane = lane;
        this.follower = follower;
    }

    @Override
    public void start() {
        follower.listen(lane);
        lane.start(follower.entered());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        lane.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BlockFollower.PHASE - 1;
    }
}
