/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.projection;

import java.util.List;

/** Timelines of lots, as far as the projection has come. */
public interface Timelines {

    /** How many rows the timeline of a lot has; 0 if the lot is not known. */
    long count(String lot);

    /** Rows of a lot in log order, from this one (counted from 0) on, at most {@code limit}. */
    List<TimelineRow> rows(String lot, long from, int limit);
}
