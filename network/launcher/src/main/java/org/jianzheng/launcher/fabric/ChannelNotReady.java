/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.Serial;

/** The nodes run, and the channel did not come about; the message says what was tried and what was answered. */
public final class ChannelNotReady extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ChannelNotReady(String trouble) {
        super(trouble);
    }
}
