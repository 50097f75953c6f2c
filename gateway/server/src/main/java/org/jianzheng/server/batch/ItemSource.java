/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.util.Optional;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Members;

/**
 * Whose items go into one batch.
 *
 * @param name of the source, such as a device's
 * @param lot the lot under which its batches stand, if any
 */
record ItemSource(String name, Optional<LotCode> lot) {

    /** Refuses ({@code SCHEMA_INVALID}) a name that a batch's record could not hold. */
    ItemSource {
        if (name.isBlank() || name.length() > Members.LINE) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "source has %d characters, allowed are 1 to %d that are not all blank",
                    name.length(),
                    Members.LINE);
        }
    }
}
