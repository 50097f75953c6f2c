/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import java.util.Optional;
import org.jianzheng.model.code.RecordId;

/** Finds records in the log. */
@FunctionalInterface
public interface RecordIndex {

    /** Where a record stands, or empty if it is in no block that has entered the log. */
    Optional<CommittedRecord> find(RecordId id);
}
