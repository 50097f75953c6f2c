/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.fault;

import java.io.Serial;

/** The process was told to die here. In a process of its own it does; in a test the ledger stops where it stands. */
public final class InjectedCrash extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A crash at the named point. */
    public InjectedCrash(String point) {
        super("crash on demand: " + point);
    }
}
