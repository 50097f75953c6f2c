/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.channel;

import java.io.Serial;

/** A peer or its contracts refuse a request, or do not answer it; the message has their words. */
public final class PeerRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PeerRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
