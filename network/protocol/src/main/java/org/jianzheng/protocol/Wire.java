/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;

/** Reads protobuf messages, naming the rule when bytes are not one. */
public final class Wire {

    private Wire() {}

    /**
     * Reads a message.
     *
     * @throws ProtocolException of {@code rule} when the bytes are not such a message
     */
    public static <M extends MessageLite> M read(Parser<M> parser, ByteString bytes, Rule rule, String what) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new ProtocolException(rule, what + " is unreadable: " + e.getMessage(), e);
        }
    }
}
