/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.drill;

import java.io.IOException;

/** A change that was made in a copy. */
interface Change {
    /** Where. */
    String place();

    /** Puts back what was there. */
    void undo() throws IOException;
}
