/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.object;

import java.io.Serial;

/** A stored object is not what was stored. Nothing of it may be relied on. */
public final class ObjectDamaged extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What was met. */
    public ObjectDamaged(String met) {
        super(met);
    }

    /** What was met and the cause. */
    public ObjectDamaged(String met, Throwable cause) {
        super(met, cause);
    }
}
