/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.util.Arrays;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** What a renewal is for. */
public enum RenewalKind {
    /** Before the last time stamp's certificates end: covers the manifest and all earlier renewals (RFC 4998, 5.2). */
    TIME_STAMP("time-stamp"),
    /** Before the hashes of the manifest become weak: covers every file anew (RFC 4998, 5.3). */
    HASH("hash");

    private final String wireName;

    RenewalKind(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static RenewalKind of(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ErrorCode.SCHEMA_INVALID, "a renewal is of time-stamp or hash"));
    }
}
