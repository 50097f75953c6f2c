/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import java.io.Serial;

/** The bytes are not of this form. */
final class NotDer extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    NotDer(String met) {
        super(met, null, false, false);
    }
}
