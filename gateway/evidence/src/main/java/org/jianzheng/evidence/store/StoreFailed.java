/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.io.Serial;

/** The store on disk could not be opened, read or written, or holds what nobody wrote. */
public final class StoreFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Says what failed. */
    public StoreFailed(String message) {
        super(message);
    }

    /** Says what failed and through what. */
    public StoreFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
