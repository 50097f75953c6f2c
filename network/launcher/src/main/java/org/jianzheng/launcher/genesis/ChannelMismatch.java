/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import java.io.Serial;

/** A genesis block belongs to another topology or another way of ordering; the message says in what they differ. */
public final class ChannelMismatch extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ChannelMismatch(String difference) {
        super(difference);
    }
}
