/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.database;

import java.io.Serial;

/** The disk does not do what is asked, or what lies on it is damaged. The process cannot go on. */
public final class StorageException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Something on disk is damaged. */
    public StorageException(String message) {
        super(message);
    }

    /** The disk or the database refuses. */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
