/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.trust.LogOrigin;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * What a checkpoint says: the state of a log after a block (C2SP tlog-checkpoint with extension lines).
 *
 * <pre>
 * origin
 * size
 * base64 SHA-256 root
 * sm3 base64 SM3 root
 * index base64 SHA-256 root base64 SM3 root
 * active base64 SHA-256 root base64 SM3 root
 * block number hex header hash
 * commit hex commit hash, or -
 * </pre>
 *
 * @param origin the log
 * @param state the log after the block
 */
public record Checkpoint(LogOrigin origin, LogState state) {
    private static final int LINES = 8;
    private static final int MAX_CHARACTERS = 2048;
    private static final String NONE = "-";
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}");
    // Larger numbers are not kept exactly by every reader of JSON (RFC 7493, 2.2).
    private static final long MAX_NUMBER = (1L << 53) - 1;

    /** The text that is signed; every line ends with a line feed. */
    public String text() {
        LogState.Roots sha256 = state.sha256();
        LogState.Roots sm3 = state.sm3();
        return origin + "\n"
                + state.size() + "\n"
                + sha256.log().base64() + "\n"
                + "sm3 " + sm3.log().base64() + "\n"
                + "index " + sha256.index().base64() + " " + sm3.index().base64() + "\n"
                + "active " + sha256.active().base64() + " " + sm3.active().base64() + "\n"
                + "block " + state.block() + " " + state.headerHash().hex() + "\n"
                + "commit " + state.commitHash().map(Hash::hex).orElse(NONE) + "\n";
    }

    /**
     * Reads the one text of a body.
     *
     * @throws Refusal {@code SCHEMA_INVALID} for any other text, {@code ID_INVALID} for another origin
     */
    public static Checkpoint parse(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw malformed("a body of " + text.length() + " characters");
        }
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != LINES + 1 || !lines.getLast().isEmpty()) {
            throw malformed((lines.size() - 1) + " lines, not " + LINES);
        }
        List<String> sm3 = words(lines.get(3), "sm3", 1);
        List<String> index = words(lines.get(4), "index", 2);
        List<String> active = words(lines.get(5), "active", 2);
        List<String> block = words(lines.get(6), "block", 2);
        String commit = words(lines.get(7), "commit", 1).getFirst();
        LogState state = new LogState(
                number(block.get(0)),
                hex(block.get(1)),
                commit.equals(NONE) ? Optional.empty() : Optional.of(hex(commit)),
                number(lines.get(1)),
                new LogState.Roots(base64(lines.get(2)), base64(index.get(0)), base64(active.get(0))),
                new LogState.Roots(base64(sm3.get(0)), base64(index.get(1)), base64(active.get(1))));
        return new Checkpoint(new LogOrigin(lines.get(0)), state);
    }

    private static List<String> words(String line, String name, int count) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.size() != count + 1 || !words.getFirst().equals(name)) {
            throw malformed("a line \"" + name + "\" with " + count + " values is expected");
        }
        return words.subList(1, words.size());
    }

    private static long number(String text) {
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text, 10) > MAX_NUMBER) {
            throw malformed("a number between 0 and " + MAX_NUMBER + " without leading zeros is expected");
        }
        return Long.parseLong(text, 10);
    }

    private static Hash hex(String text) {
        try {
            return Hash.ofHex(text);
        } catch (IllegalArgumentException e) {
            throw malformed("64 lower-case hexadecimal digits are expected");
        }
    }

    private static Hash base64(String text) {
        try {
            return Hash.ofBase64(text);
        } catch (IllegalArgumentException e) {
            throw malformed("32 bytes in standard base64 are expected");
        }
    }

    private static Refusal malformed(String met) {
        return Refusal.of(ErrorCode.SCHEMA_INVALID, "the checkpoint is malformed: %s", met);
    }
}
