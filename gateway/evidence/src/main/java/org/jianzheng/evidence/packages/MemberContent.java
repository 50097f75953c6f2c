/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.io.IOException;
import java.io.OutputStream;

/** Content that can be written twice, the same bytes each time: once to sum it up, once into the package. */
@FunctionalInterface
public interface MemberContent {
    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;

    /** Content in memory. */
    static MemberContent of(byte[] bytes) {
        byte[] own = bytes.clone();
        return out -> out.write(own);
    }
}
