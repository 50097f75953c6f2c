/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.list;

import java.util.OptionalLong;
import org.jianzheng.model.code.ListId;

/**
 * Whoever hands out the deltas of lists. It is trusted with nothing.
 *
 * @param <E> how it fails
 */
@FunctionalInterface
public interface ListSource<E extends Exception> {
    /**
     * An answer from the index with deltas of a list, or a part of them.
     *
     * @param first the number of the first one that is asked for
     * @param since the size of the log for which a proof of consistency is asked
     */
    byte[] part(ListId list, long first, OptionalLong since) throws E, InterruptedException;
}
