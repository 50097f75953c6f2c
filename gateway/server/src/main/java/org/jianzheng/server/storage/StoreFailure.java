/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.storage;

import java.io.Serial;

/** A store could not read or write. What was to be written may or may not be there. */
public final class StoreFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure with what was being done. */
    public StoreFailure(String doing) {
        super(doing);
    }

    /** A failure with what was being done and why it failed. */
    public StoreFailure(String doing, Throwable cause) {
        super(doing, cause);
    }
}
