/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.Serial;

/** Fabric's programs are not there, or too old; the message says where was looked, in English. */
public final class FabricMissing extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String chinese;

    FabricMissing(String chinese, String english) {
        super(english);
        this.chinese = chinese;
    }

    /** The same in Chinese. */
    public String chinese() {
        return chinese;
    }
}
