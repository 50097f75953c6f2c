/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.access;

import java.io.Serial;

/** Someone may not do what is asked. The message says which policy or check stands against it. */
public final class AccessDenied extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Refused for this reason. */
    public AccessDenied(String message) {
        super(message);
    }
}
