/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.recovery;

import java.io.Serial;

/** Something cannot be backed up, restored or replaced as things are; nothing was changed. Says so in both languages. */
public final class RecoveryRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String chinese;

    public RecoveryRefused(String chinese, String english) {
        super(english);
        this.chinese = chinese;
    }

    /** The sentence in Chinese; the message is in English. */
    public String chinese() {
        return chinese;
    }
}
