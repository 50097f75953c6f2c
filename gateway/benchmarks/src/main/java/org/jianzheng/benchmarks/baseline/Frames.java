/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.baseline;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What one plain transaction carries: identifiers, values, signatures and heads, one behind the other with their lengths. */
public final class Frames {
    /** The most frames of one transaction. */
    public static final int MOST = 1_000;

    /** One value to write. */
    public static final class Frame {
        private final String id;
        private final byte[] value;
        private final byte[] signature;
        private final byte[] head;

        /** A value under an id, with a signature over the value and the head that it makes; no bytes for none. */
        public Frame(String id, byte[] value, byte[] signature, byte[] head) {
            this.id = id;
            this.value = value.clone();
            this.signature = signature.clone();
            this.head = head.clone();
        }

        /** The id. */
        public String id() {
            return id;
        }

        /** The value. */
        public byte[] value() {
            return value.clone();
        }

        /** The signature over the value. */
        public byte[] signature() {
            return signature.clone();
        }

        /** The head that it makes; no bytes for none. */
        public byte[] head() {
            return head.clone();
        }
    }

    private Frames() {}

    /** Writes frames. */
    public static byte[] write(List<Frame> frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            put(bytes, frame.id.getBytes(StandardCharsets.UTF_8));
            put(bytes, frame.value);
            put(bytes, frame.signature);
            put(bytes, frame.head);
        }
        return bytes.toByteArray();
    }

    private static void put(ByteArrayOutputStream bytes, byte[] part) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        bytes.writeBytes(part);
    }

    /** Reads frames; refuses bytes that are none with an {@link IllegalArgumentException}. */
    public static List<Frame> read(byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        List<Frame> frames = new ArrayList<>();
        while (rest.hasRemaining()) {
            if (frames.size() == MOST) {
                throw new IllegalArgumentException("more than " + MOST + " frames");
            }
            frames.add(new Frame(new String(part(rest), StandardCharsets.UTF_8), part(rest), part(rest), part(rest)));
        }
        return List.copyOf(frames);
    }

    private static byte[] part(ByteBuffer rest) {
        try {
            int length = rest.getInt();
            if (length < 0 || length > rest.remaining()) {
                throw new IllegalArgumentException(
                        "a part of " + length + " bytes, " + rest.remaining() + " bytes are left");
            }
            byte[] part = new byte[length];
            rest.get(part);
            return part;
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("cut within a length", cut);
        }
    }
}
