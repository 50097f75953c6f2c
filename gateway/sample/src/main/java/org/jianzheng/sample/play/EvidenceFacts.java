/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.sample.dossier.EvidenceFile;

/** The bodies of evidence records. */
final class EvidenceFacts {
    /** What the dossier says of the session's clock (event 12). */
    private static final long CLOCK_OFFSET_MS = 8;

    private static final String SOFTWARE = "sample-capture 1.0";

    private EvidenceFacts() {}

    static FileRegistration file(EvidenceFile file, Instant capturedAt) {
        FileRegistration.Source source = new FileRegistration.Source(
                Optional.of(file.name()),
                Optional.of(capturedAt),
                Optional.of(file.device()),
                Optional.of(file.place()));
        return new FileRegistration(
                file.evidence(),
                file.digests(),
                file.size(),
                file.mediaType(),
                source,
                file.confidentiality(),
                Optional.empty());
    }

    static CaptureStatement capture(EvidenceFile file, List<RecordRef> earlierOfDevice, PersonRef operator) {
        return new CaptureStatement(
                file.evidence(),
                file.device(),
                SOFTWARE,
                earlierOfDevice.size(),
                CLOCK_OFFSET_MS,
                earlierOfDevice.isEmpty() ? Optional.empty() : Optional.of(earlierOfDevice.getLast()),
                Optional.empty(),
                Optional.of(operator));
    }
}
