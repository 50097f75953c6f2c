/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jianzheng.evidence.chunk.ChunkedFile;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;

/**
 * Who states captures: the device, its key, and what is the same in all its statements.
 *
 * @param organisation whose device it is
 * @param device its name
 * @param software its software and version
 * @param lot the lot whose dossier the files belong to, if any
 * @param confidentiality who may read the files
 * @param clockOffsetMs how far this machine's clock is ahead, as measured by whoever runs it
 * @param signer the device's registered key
 * @param random for ids and salts
 * @param clock this machine's
 */
record Source(
        OrganisationId organisation,
        String device,
        String software,
        Optional<LotCode> lot,
        Confidentiality confidentiality,
        long clockOffsetMs,
        Signer signer,
        SecureRandom random,
        InstantSource clock) {

    /** States one file: registers it and says how it was captured, behind what was stated before. */
    Statement state(SeenFile file, ChunkedFile content, Chain chain) {
        EvidenceId evidence = EvidenceId.random(random);
        FileRegistration.Source from = new FileRegistration.Source(
                Optional.of(file.shownName()), Optional.of(file.modified()), Optional.of(device), Optional.empty());
        ReadableRecord registration = sign(
                new FileRegistration(
                        evidence,
                        content.digests(),
                        content.size(),
                        file.mediaType(),
                        from,
                        confidentiality,
                        Optional.of(content.root())),
                draft -> {});
        CaptureStatement capture = new CaptureStatement(
                evidence,
                device,
                software,
                chain.sequence(),
                clockOffsetMs,
                chain.previous(),
                chain.previousDigests(),
                Optional.empty());
        ReadableRecord statement = sign(capture, draft -> {
            draft.ref(registration.ref());
            chain.previous().ifPresent(draft::ref);
        });
        return new Statement(file, registration, statement);
    }

    private interface More {
        void to(ReadableRecord.Builder draft);
    }

    private ReadableRecord sign(RecordBody body, More more) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        ReadableRecord.Builder draft =
                ReadableRecord.builder(body, RecordId.generate(clock, random), organisation, now, Salt.random(random));
        lot.ifPresent(draft::lot);
        more.to(draft);
        return draft.sign(signer);
    }
}
