/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes items as lines. */
final class ItemWriter {
    private final OutputStream out;

    ItemWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out);
    }

    void write(byte[] canonical) {
        try {
            out.write(canonical);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("the reader of a batch has gone", e);
        }
    }

    void end() throws IOException {
        out.flush();
    }
}
