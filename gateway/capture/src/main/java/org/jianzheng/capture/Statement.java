/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.util.List;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.ReadableRecord;

/**
 * What was stated of a file: both records are signed and go to the ledger together.
 *
 * @param file the file as it was seen
 * @param registration its {@code evidence.file}
 * @param capture its {@code evidence.capture}
 */
record Statement(SeenFile file, ReadableRecord registration, ReadableRecord capture) {

    long sequence() {
        return CaptureStatement.fromJson(capture.body()).sequence();
    }

    /** Three lines: the file, and both records. */
    String toText() {
        return file.toJson() + "\n" + registration.toJson() + "\n" + capture.toJson() + "\n";
    }

    static Statement parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 3) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a queued statement has 3 lines, met %d", lines.size());
        }
        return new Statement(
                SeenFile.fromJson(CanonicalJson.parseObject(lines.get(0))),
                ReadableRecord.parse(CanonicalJson.parseObject(lines.get(1))),
                ReadableRecord.parse(CanonicalJson.parseObject(lines.get(2))));
    }
}
