/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/**
 * A checkpoint of the log as a signed note, read as far as the ledger needs it: which log, how large, at which block,
 * and who signed.
 *
 * @param note the text of eight lines and its signatures
 * @param origin the log
 * @param size the number of its entries
 * @param block the block after which it stood so
 */
public record CheckpointNote(SignedNote note, String origin, long size, long block) {
    /** The most characters of a note on the ledger. */
    public static final int MAX_CHARACTERS = 16 * 1024;

    private static final String NUMBER = "(0|[1-9][0-9]{0,14})";
    private static final String BASE64 = "[A-Za-z0-9+/]{43}=";
    private static final String HEX = "[0-9a-f]{64}";
    private static final Pattern TEXT = Pattern.compile("([!-~]{1,200})\n" + NUMBER + "\n" + BASE64 + "\nsm3 " + BASE64
            + "\nindex " + BASE64 + " " + BASE64 + "\nactive " + BASE64 + " " + BASE64 + "\nblock " + NUMBER + " "
            + HEX + "\ncommit (?:" + HEX + "|-)\n");

    /** Reads a note; refuses ({@code SCHEMA_INVALID}, {@code TOO_LARGE}) every other text. */
    public static CheckpointNote parse(String note) {
        if (note.length() > MAX_CHARACTERS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "the note has more than %d characters", MAX_CHARACTERS);
        }
        SignedNote signed = SignedNote.parse(note);
        Matcher text = TEXT.matcher(signed.text());
        if (!text.matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the note's text is no checkpoint of eight lines");
        }
        return new CheckpointNote(
                signed, text.group(1), Long.parseLong(text.group(2), 10), Long.parseLong(text.group(3), 10));
    }

    /** The text that is signed. */
    public String text() {
        return note.text();
    }
}
