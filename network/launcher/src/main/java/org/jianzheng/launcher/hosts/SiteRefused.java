/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.hosts;

import java.io.Serial;

/** A step towards a channel of several hosts that must not be taken; the message says why, in one sentence. */
public final class SiteRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SiteRefused(String reason) {
        super(reason);
    }
}
