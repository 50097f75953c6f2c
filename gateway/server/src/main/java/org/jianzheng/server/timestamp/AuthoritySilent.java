/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.timestamp;

import java.io.Serial;

/** A time-stamp authority does not answer. */
final class AuthoritySilent extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    AuthoritySilent(String why) {
        super(why);
    }
}
