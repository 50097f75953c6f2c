/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jianzheng.evidence.archive.ArchiveReport.Tally;
import org.jianzheng.evidence.time.TimestampRefused;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.time.TimestampVerifier;
import org.jianzheng.evidence.time.VerifiedTimestamp;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.error.Refusal;

/**
 * Checks the time stamps of an archive from the checkpoint's on: each by an authority of the trust root, later than the one before, and made
 * while that one still counted; each renewal over all that was there before it.
 */
final class RenewalChain {
    private final TimestampVerifier verifier;
    private final Tally tally;
    private final List<VerifiedTimestamp> stamps = new ArrayList<>();
    private final List<ArchivedFile> earlier = new ArrayList<>();

    RenewalChain(TimestampVerifier verifier, Tally tally) {
        this.verifier = verifier;
        this.tally = tally;
    }

    /** How many renewals an archive has, one behind the other. */
    static int count(ArchiveFolder folder) {
        int count = 0;
        while (count < Renewal.MAX_NUMBER && folder.holds(ArchivePath.renewal(count + 1))) {
            count++;
        }
        return count;
    }

    /** The good time stamps so far, oldest first. */
    List<VerifiedTimestamp> stamps() {
        return stamps;
    }

    /** Checks the renewals, in order. Files that are no renewal, or come behind a missing one, are not looked at. */
    void check(ArchiveFolder folder, Map<ArchivePath, ArchivedFile> files) throws IOException {
        earlier.add(folder.sum(ArchivePath.MANIFEST));
        int count = count(folder);
        for (int number = 1; number <= count; number++) {
            ArchivePath path = ArchivePath.renewal(number);
            try {
                ArchivedFile own = folder.sum(path);
                check(path, number, folder.bytes(path, Renewal.MAX_BYTES), files);
                earlier.add(own);
            } catch (Refusal refusal) {
                // What cannot be read by itself is no part of what the next one must cover: that one is a finding too.
                tally.wrong(
                        ArchiveCheck.RENEWALS,
                        path,
                        "form",
                        "a renewal in its one form",
                        refusal.code() + ": " + refusal.sentence());
            }
        }
    }

    private void check(ArchivePath path, int number, byte[] bytes, Map<ArchivePath, ArchivedFile> files) {
        Renewal renewal = Renewal.parse(bytes);
        if (renewal.number() != number) {
            tally.wrong(ArchiveCheck.RENEWALS, path, "number", "" + number, "" + renewal.number());
            return;
        }
        Map<ArchivePath, ArchivedFile> demanded = new TreeMap<>();
        if (renewal.kind() == RenewalKind.HASH) {
            demanded.putAll(files);
        }
        earlier.forEach(file -> demanded.put(file.path(), file));
        List<ArchivedFile> sorted = demanded.values().stream()
                .sorted(Comparator.comparing(ArchivedFile::path))
                .toList();
        if (covers(path, sorted, renewal.covers())) {
            tally.right(ArchiveCheck.RENEWALS, 1);
        }
        stamp(path, renewal.token(), ByteString.copyFrom(renewal.stamped()));
    }

    private boolean covers(ArchivePath path, List<ArchivedFile> demanded, List<ArchivedFile> given) {
        int common = Math.min(demanded.size(), given.size());
        for (int at = 0; at < common; at++) {
            if (!demanded.get(at).equals(given.get(at))) {
                tally.wrong(
                        ArchiveCheck.RENEWALS,
                        path,
                        "covers",
                        demanded.get(at).path() + ": " + demanded.get(at).content(),
                        given.get(at).path() + ": " + given.get(at).content());
                return false;
            }
        }
        if (demanded.size() != given.size()) {
            tally.wrong(ArchiveCheck.RENEWALS, path, "covers", demanded.size() + " files", given.size() + " files");
            return false;
        }
        return true;
    }

    /** Checks a time stamp over these bytes. */
    void stamp(ArchivePath path, TimestampToken token, ByteString covered) {
        VerifiedTimestamp stamp;
        try {
            stamp = verifier.verify(token, covered);
        } catch (TimestampRefused refused) {
            tally.wrong(ArchiveCheck.STAMPS, path, refused.rule().name(), refused.expected(), refused.given());
            return;
        }
        if (stamp.authority().isEmpty()) {
            tally.wrong(
                    ArchiveCheck.STAMPS,
                    path,
                    "authority",
                    "one that the trust root names",
                    "certificate with SHA-256 " + stamp.certificate());
            return;
        }
        if (!stamps.isEmpty()) {
            VerifiedTimestamp before = stamps.getLast();
            if (!stamp.latest().isAfter(before.latest()) || stamp.latest().isAfter(before.inForceUntil())) {
                tally.wrong(
                        ArchiveCheck.STAMPS,
                        path,
                        "time",
                        "after " + Instants.format(before.latest()) + " and while the time stamp before counted, until "
                                + Instants.format(before.inForceUntil()),
                        Instants.format(stamp.latest()));
                return;
            }
        }
        tally.right(ArchiveCheck.STAMPS, 1);
        stamps.add(stamp);
    }
}
