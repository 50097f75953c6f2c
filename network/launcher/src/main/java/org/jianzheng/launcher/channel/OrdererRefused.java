/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.channel;

import java.io.Serial;

/** An orderer refuses a request or does not answer it; the message has its words. */
public final class OrdererRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    OrdererRefused(String message) {
        super(message);
    }

    OrdererRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
