/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.transaction;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;

/**
 * A transaction's id.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record TransactionId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Requires the exact form. */
    public TransactionId {
        if (!FORM.matcher(value).matches()) {
            throw ProtocolException.differs(
                    Rule.TRANSACTION_ID, "64 lower-case hexadecimal digits", "\"" + brief(value) + "\"");
        }
    }

    /** The id that a creator's proposal with this nonce must have: SHA-256 of nonce and serialized creator. */
    public static TransactionId of(ByteString nonce, ByteString creator) {
        return new TransactionId(Sha256.of(nonce, creator).hex());
    }

    /** The id with this text, empty when it has not the form of one. */
    public static Optional<TransactionId> find(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new TransactionId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }

    private static String brief(String given) {
        return given.length() > 80 ? given.substring(0, 80) + "…" : given;
    }
}
