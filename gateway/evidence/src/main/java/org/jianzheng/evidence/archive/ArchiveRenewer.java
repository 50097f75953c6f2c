/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jianzheng.evidence.audit.AuditVerdict;
import org.jianzheng.evidence.time.TimestampRequest;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.time.TimestampVerifier;
import org.jianzheng.evidence.time.VerifiedTimestamp;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.crypto.SignedHash;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * Renews archives that were verified just now. What is there is never changed: a renewal is one more file.
 *
 * @param trust names the authorities whose word counts
 * @param random for numbers of requests
 */
public record ArchiveRenewer(TrustRoot trust, RandomGenerator random) {
    /**
     * Renews an archive.
     *
     * @param verified what was found of it just now
     * @param imprint what the authority is to sign over
     * @return the new time stamp
     * @throws org.jianzheng.evidence.time.TimestampRefused if the answer is no good time stamp
     * @throws Refusal {@code STATE_FORBIDS} if the archive is not intact, or the time stamp before counts no more; nothing is written
     */
    public <E extends Exception> VerifiedTimestamp renew(
            ArchiveFolder folder,
            ArchiveReport verified,
            RenewalKind kind,
            SignedHash imprint,
            StampSource<E> authority)
            throws IOException, E, InterruptedException {
        if (verified.verdict() != AuditVerdict.INTACT) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS, "the archive is not intact; run archive verify and use a good copy");
        }
        int number = RenewalChain.count(folder) + 1;
        List<ArchivedFile> covers = covers(folder, kind, number);
        ByteString stamped = ByteString.copyFrom(Renewal.stamped(number, kind, covers));
        TimestampVerifier stamps = new TimestampVerifier(trust.timeAuthorities());
        TimestampRequest request =
                new TimestampRequest(stamped, imprint, BigInteger.valueOf(random.nextLong(1, Long.MAX_VALUE)));
        TimestampToken token = request.answered(authority.answer(request.encoded()), stamps);
        VerifiedTimestamp stamp = stamps.verify(token, stamped);
        requireInTime(stamp, verified.newestStamp());
        folder.write(ArchivePath.renewal(number), new Renewal(number, kind, covers, token).canonical());
        return stamp;
    }

    private static List<ArchivedFile> covers(ArchiveFolder folder, RenewalKind kind, int number) throws IOException {
        List<ArchivedFile> covers = new ArrayList<>();
        if (kind == RenewalKind.HASH) {
            for (ArchivedFile file : ArchiveManifest.parse(
                            folder.bytes(ArchivePath.MANIFEST, ArchiveManifest.MAX_BYTES))
                    .files()) {
                covers.add(folder.sum(file.path()));
            }
        }
        covers.add(folder.sum(ArchivePath.MANIFEST));
        for (int earlier = 1; earlier < number; earlier++) {
            covers.add(folder.sum(ArchivePath.renewal(earlier)));
        }
        covers.sort(Comparator.comparing(ArchivedFile::path));
        return covers;
    }

    private static void requireInTime(VerifiedTimestamp stamp, Optional<VerifiedTimestamp> before) {
        if (before.isEmpty()) {
            return;
        }
        if (!stamp.latest().isAfter(before.get().latest())) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "the new time stamp says %s, the one before %s: the authority's clock is behind",
                    Instants.format(stamp.latest()),
                    Instants.format(before.get().latest()));
        }
        if (stamp.latest().isAfter(before.get().inForceUntil())) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "the time stamp before counted until %s, now it is %s: use a copy that was renewed in time",
                    Instants.format(before.get().inForceUntil()),
                    Instants.format(stamp.latest()));
        }
    }
}
