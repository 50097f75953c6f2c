/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jianzheng.launcher.files.OwnerOnly;

/** Remembers by how much the ports of a network were moved, so that later commands find it. */
public final class PortShift {

    private final DataFolder data;

    public PortShift(DataFolder data) {
        this.data = data;
    }

    /** The offset of the last start; 0 before the first. */
    public int last() throws IOException {
        if (!Files.exists(data.portOffset())) {
            return 0;
        }
        String text = Files.readString(data.portOffset()).strip();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IOException(data.portOffset() + " holds no whole number: '" + text + "'", e);
        }
    }

    /** Remembers an offset. */
    public void remember(int offset) throws IOException {
        OwnerOnly.replace(data.portOffset(), Integer.toString(offset).getBytes(StandardCharsets.US_ASCII));
    }
}
