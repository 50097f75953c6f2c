/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.projection;

import java.util.List;

/** Timelines of lots, and of the capture statements of sources, as far as the projection has come. */
public interface Timelines {

    /** Names the timeline of a source's capture statements; no lot's code has a colon. */
    static String ofSource(String device) {
        return "source:" + device;
    }

    /** How many rows a timeline has; 0 if it is not known. */
    long count(String timeline);

    /** Rows of a timeline in log order, from this one (counted from 0) on, at most {@code limit}. */
    List<TimelineRow> rows(String timeline, long from, int limit);
}
