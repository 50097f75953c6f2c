/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.Serial;

/** Something that whoever runs the program can put right; its message is in both languages. */
final class CaptureProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CaptureProblem(String english, String chinese) {
        super(english + " / " + chinese);
    }

    CaptureProblem(String english, String chinese, Throwable cause) {
        super(english + " / " + chinese, cause);
    }
}
