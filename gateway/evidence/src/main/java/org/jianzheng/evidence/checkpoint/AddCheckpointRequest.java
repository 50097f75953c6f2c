/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/**
 * Asks a cosigner to cosign a checkpoint (C2SP tlog-witness, add-checkpoint): {@code old <size>}, the lines of a SHA-256
 * consistency proof, an empty line, the note.
 *
 * @param oldSize the size that the cosigner is believed to have cosigned last; 0 for none
 * @param proof that the new tree extends the old one; empty if oldSize is 0
 * @param note the checkpoint
 */
public record AddCheckpointRequest(long oldSize, List<Hash> proof, SignedNote note) {
    /** The most characters of a request. */
    public static final int MAX_CHARACTERS = SignedNote.MAX_CHARACTERS + 4096;

    private static final int MAX_PROOF = 63;
    private static final String OLD = "old ";
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,15}");

    /** Copies the proof. */
    public AddCheckpointRequest {
        proof = List.copyOf(proof);
    }

    /** The request that shows this log's checkpoint to a cosigner who has cosigned {@code oldSize}. */
    public static AddCheckpointRequest of(LedgerLog log, long oldSize, Checkpoint body, SignedNote note) {
        long size = body.state().size();
        List<Hash> proof = oldSize == 0 || oldSize >= size
                ? List.of()
                : log.consistency(HashSuite.SHA_256, oldSize, size).path();
        return new AddCheckpointRequest(oldSize, proof, note);
    }

    /** Reads a request; refuses ({@code SCHEMA_INVALID}, {@code TOO_LARGE}) any but the one form. */
    public static AddCheckpointRequest parse(String request) {
        if (request.length() > MAX_CHARACTERS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "a request has at most %d characters", MAX_CHARACTERS);
        }
        int end = request.indexOf("\n\n");
        if (end < 0 || !request.startsWith(OLD)) {
            throw malformed("an old size, proof lines and an empty line are expected");
        }
        List<String> lines = List.of(request.substring(0, end).split("\n", -1));
        String size = lines.getFirst().substring(OLD.length());
        if (!SIZE.matcher(size).matches() || lines.size() - 1 > MAX_PROOF) {
            throw malformed("the old size is a number, and a proof has at most " + MAX_PROOF + " lines");
        }
        List<Hash> proof = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            try {
                proof.add(Hash.ofBase64(line));
            } catch (IllegalArgumentException e) {
                throw malformed("a proof line is 32 bytes in standard base64");
            }
        }
        return new AddCheckpointRequest(Long.parseLong(size, 10), proof, SignedNote.parse(request.substring(end + 2)));
    }

    private static Refusal malformed(String sentence) {
        return Refusal.of(ErrorCode.SCHEMA_INVALID, "the request is malformed: %s", sentence);
    }

    /** The request's text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(note).toString();
    }
}
