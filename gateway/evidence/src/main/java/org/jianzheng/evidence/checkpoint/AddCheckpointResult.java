/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import java.util.List;
import org.jianzheng.model.note.NoteSignature;

/** What a cosigner answers (C2SP tlog-witness). */
public sealed interface AddCheckpointResult {
    /** The HTTP status. */
    int status();

    /** The HTTP body. */
    String body();

    /** The HTTP content type. */
    default String contentType() {
        return "text/plain; charset=utf-8";
    }

    /**
     * Cosigned.
     *
     * @param signatures the cosigner's lines
     */
    record Cosigned(List<NoteSignature> signatures) implements AddCheckpointResult {
        /** Copies the lines. */
        public Cosigned {
            signatures = List.copyOf(signatures);
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public String body() {
            StringBuilder lines = new StringBuilder();
            signatures.forEach(signature -> lines.append(signature.line()).append('\n'));
            return lines.toString();
        }
    }

    /**
     * The cosigner has cosigned another size last, or another root of the same size.
     *
     * @param size what it has cosigned last; ask again with a proof from there
     */
    record Conflict(long size) implements AddCheckpointResult {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String body() {
            return size + "\n";
        }

        @Override
        public String contentType() {
            return "text/x.tlog.size";
        }
    }

    /**
     * Not cosigned.
     *
     * @param reason why
     * @param detail what was met
     */
    record Refused(Reason reason, String detail) implements AddCheckpointResult {
        @Override
        public int status() {
            return reason.status;
        }

        @Override
        public String body() {
            return reason + ": " + detail + "\n";
        }
    }

    /** Why a checkpoint is not cosigned. */
    enum Reason {
        /** The request is malformed. */
        MALFORMED(400),
        /** No cosigner of the trust root has signed in the name of the log. */
        UNTRUSTED(403),
        /** The log is not known. */
        UNKNOWN_LOG(404),
        /** The proof does not show that the new tree extends the old one. */
        INCONSISTENT(422),
        /** The cosigner's own peer says otherwise: both checkpoints are kept as a fork. */
        FORK(422),
        /** The cosigner's own peer has not reached the block; ask again. */
        NOT_YET(503);

        private final int status;

        Reason(int status) {
            this.status = status;
        }
    }
}
