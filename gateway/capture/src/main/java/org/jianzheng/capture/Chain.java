/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;

/**
 * Where a source's next statement continues.
 *
 * @param sequence its number
 * @param previous the statement before it
 * @param previousDigests that statement's digests
 */
record Chain(long sequence, Optional<RecordRef> previous, Optional<DualDigest> previousDigests) {
    static final Chain BEGINNING = new Chain(0, Optional.empty(), Optional.empty());

    static Chain behind(Statement statement) {
        return new Chain(
                statement.sequence() + 1,
                Optional.of(statement.capture().ref()),
                Optional.of(statement.capture().digest()));
    }
}
