/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.note;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A text and its signature lines (C2SP signed-note): the text, an empty line, the lines. Nothing is verified here.
 *
 * @param text what is signed; ends with a line feed
 * @param signatures at least one, each line once
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** The most characters of a note. */
    public static final int MAX_CHARACTERS = 1 << 16;

    /** The most signature lines of a note. */
    public static final int MAX_SIGNATURES = 64;

    private static final String SEPARATOR = "\n\n";

    /** Refuses ({@code SCHEMA_INVALID}, {@code TOO_LARGE}) what would not read back alike. */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || !text.chars().allMatch(c -> c == '\n' || c >= 0x20)) {
            throw malformed("the text ends with a line feed and has no other control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw malformed(signatures.size() + " signatures, allowed are 1 to " + MAX_SIGNATURES);
        }
        if (signatures.stream()
                        .map(signature -> signature.name() + " " + signature.keyId())
                        .distinct()
                        .count()
                != signatures.size()) {
            throw malformed("a key signs twice");
        }
    }

    /** Reads a note; the last empty line ends the text. */
    public static SignedNote parse(String note) {
        return new SignedNote(text(note), lines(note));
    }

    /** As {@link #parse}, but a line that stands more than once is kept once, so that the note reads back otherwise. */
    public static SignedNote parseOnce(String note) {
        return new SignedNote(text(note), lines(note).stream().distinct().toList());
    }

    private static String text(String note) {
        if (note.length() > MAX_CHARACTERS) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE, "a note has at most %d characters, met %d", MAX_CHARACTERS, note.length());
        }
        int end = note.lastIndexOf(SEPARATOR);
        if (end < 0 || !note.endsWith("\n")) {
            throw malformed("an empty line between text and signatures, and a line feed at the end, are expected");
        }
        return note.substring(0, end + 1);
    }

    private static List<NoteSignature> lines(String note) {
        int end = note.lastIndexOf(SEPARATOR);
        String[] lines = note.substring(end + SEPARATOR.length()).split("\n", -1);
        if (lines.length - 1 > MAX_SIGNATURES) {
            throw malformed("more than " + MAX_SIGNATURES + " signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (int i = 0; i < lines.length - 1; i++) {
            signatures.add(NoteSignature.parse(lines[i]));
        }
        return signatures;
    }

    /** Reads signature lines as a cosigner answers them, each with its line feed. */
    public static List<NoteSignature> parseSignatures(String lines) {
        if (lines.length() > MAX_CHARACTERS || !lines.endsWith("\n")) {
            throw malformed("signature lines end with a line feed and have at most " + MAX_CHARACTERS + " characters");
        }
        return List.of(lines.split("\n")).stream().map(NoteSignature::parse).toList();
    }

    /** The same text with these signatures too; a newer line of the same key takes the place of the older one. */
    public SignedNote with(List<NoteSignature> more) {
        Map<String, NoteSignature> byKey = new LinkedHashMap<>();
        signatures.forEach(signature -> byKey.put(signature.name() + " " + signature.keyId(), signature));
        more.forEach(signature -> byKey.put(signature.name() + " " + signature.keyId(), signature));
        return new SignedNote(text, List.copyOf(byKey.values()));
    }

    private static Refusal malformed(String sentence) {
        return Refusal.of(ErrorCode.SCHEMA_INVALID, "the note is malformed: %s", sentence);
    }

    /** The whole note. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }
}
