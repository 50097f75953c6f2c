/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A checkpoint of the log as a signed note (C2SP signed-note), read as far as the ledger needs it: which log, how
 * large, at which block, and who signed.
 *
 * @param text the text that is signed, eight lines
 * @param origin the log
 * @param size the number of its entries
 * @param block the block after which it stood so
 * @param signatures the signature lines
 */
public record CheckpointNote(String text, String origin, long size, long block, List<SignatureLine> signatures) {
    /** The most characters of a note. */
    public static final int MAX_CHARACTERS = 16 * 1024;

    private static final String NUMBER = "(0|[1-9][0-9]{0,14})";
    private static final String BASE64 = "[A-Za-z0-9+/]{43}=";
    private static final String HEX = "[0-9a-f]{64}";
    private static final Pattern TEXT = Pattern.compile("([!-~]{1,200})\n" + NUMBER + "\n" + BASE64 + "\nsm3 " + BASE64
            + "\nindex " + BASE64 + " " + BASE64 + "\nactive " + BASE64 + " " + BASE64 + "\nblock " + NUMBER + " "
            + HEX + "\ncommit (?:" + HEX + "|-)\n");
    private static final Pattern LINE = Pattern.compile("\u2014 ([!-*,-~]{1,255}) ([A-Za-z0-9+/]{4,1024}={0,2})\n");

    /**
     * One signature line.
     *
     * @param name who is said to have signed
     * @param content the four bytes that name the key, then the signature, in base64
     */
    public record SignatureLine(String name, String content) {
        byte[] bytes() {
            return Base64.getDecoder().decode(content);
        }
    }

    /** Copies the list. */
    public CheckpointNote {
        signatures = List.copyOf(signatures);
    }

    /** Reads a note; refuses ({@code SCHEMA_INVALID}, {@code TOO_LARGE}) every other text. */
    public static CheckpointNote parse(String note) {
        if (note.length() > MAX_CHARACTERS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "the note has more than %d characters", MAX_CHARACTERS);
        }
        int end = note.indexOf("\n\n");
        Matcher text = TEXT.matcher(end < 0 ? "" : note.substring(0, end + 1));
        if (!text.matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the note's text is no checkpoint of eight lines");
        }
        return new CheckpointNote(
                text.group(),
                text.group(1),
                Long.parseLong(text.group(2), 10),
                Long.parseLong(text.group(3), 10),
                signatures(note.substring(end + 2)));
    }

    private static List<SignatureLine> signatures(String lines) {
        List<SignatureLine> signatures = new ArrayList<>();
        Matcher line = LINE.matcher(lines);
        int read = 0;
        while (read < lines.length() && line.find(read) && line.start() == read) {
            signatures.add(new SignatureLine(line.group(1), line.group(2)));
            read = line.end();
        }
        if (read != lines.length() || signatures.isEmpty()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "the note's signatures are unreadable after %d lines", signatures.size());
        }
        return signatures;
    }

    byte[] textBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
