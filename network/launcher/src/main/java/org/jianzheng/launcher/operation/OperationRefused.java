/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.operation;

import java.io.Serial;

/** A change of the network cannot be made as things are; the message says why, and in what state everything was left. */
public final class OperationRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String chinese;

    OperationRefused(String chinese, String english) {
        super(english);
        this.chinese = chinese;
    }

    /** The same in Chinese. */
    public String chinese() {
        return chinese;
    }
}
