/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.fixture.TrialOrganisation;
import org.jianzheng.evidence.fixture.TrialTimeAuthority;
import org.jianzheng.evidence.fixture.TrialTimeAuthority.Signing;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidBody;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.Conclusion;
import org.jianzheng.model.bid.Disclosure;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.record.ReadableRecord;

/** Bundles of records about sealed bids: on time and stamped, late, with a stamp that proves nothing. */
final class BidScenes {
    private static final Instant DEADLINE = SignedLog.START.minus(Duration.ofMinutes(1));
    private static final Batch LAST = new Batch(7, DEADLINE, 64, DualDigest.of(new byte[] {7}), Set.of());
    private static final Batch OTHER = new Batch(7, DEADLINE, 64, DualDigest.of(new byte[] {8}), Set.of());
    private static final Set<BidMark> LATE = Set.of(BidMark.ANCHORED_AFTER_OPENING);
    private static final Set<BidMark> BOTH = Set.of(BidMark.ANCHORED_AFTER_OPENING, BidMark.CENTRE_ALONE);

    private final List<Scene> scenes = new ArrayList<>();
    private final TrialTimeAuthority demo = TrialTimeAuthority.stamping("demo", Signing.P256);
    private final TrialTimeAuthority nobody = TrialTimeAuthority.stamping("nobody", Signing.P256);
    private final TrustRoot trust;

    BidScenes(Path folder) {
        try (SignedLog log = new SignedLog(folder)) {
            trust = log.trust().with(List.of(demo.trusted("Demo authority 演示时间戳", true)));
            SignedRecords records = new SignedRecords(log);
            log.append(records.platformKey());
            PrivateKey platform = records.platform();
            PrivateKey session = records.session();
            add(log, "a batch of bids", record(records, LAST, platform));
            add(log, "a batch of bids after the opening", record(records, LAST.marked(LATE), platform));
            Instant stamped = DEADLINE.plusSeconds(1);
            add(log, "a disclosure with a stamp", disclosure(records, demo, LAST, stamped, Set.of()));
            add(log, "a late disclosure with a stamp", disclosure(records, demo, LAST, stamped, LATE));
            add(log, "a disclosure with a stamp of nobody", disclosure(records, nobody, LAST, stamped, Set.of()));
            add(
                    log,
                    "a disclosure with a stamp over another batch",
                    disclosure(records, demo, OTHER, stamped, Set.of()));
            add(
                    log,
                    "a disclosure with a stamp made later",
                    disclosure(records, demo, LAST, SignedLog.START.plus(Duration.ofDays(1)), Set.of()));
            add(
                    log,
                    "a disclosure with a stamp of no form",
                    record(records, disclosure(Optional.of("stamp"), Set.of()), platform));
            add(log, "a disclosure without a stamp", record(records, disclosure(Optional.empty(), BOTH), platform));
            TrialOrganisation regulator = log.regulator();
            TrialOrganisation branch = log.county();
            add(
                    log,
                    "a disclosure signed by another organisation",
                    vouched(records, regulator, regulator, LAST, stamped));
            add(
                    log,
                    "a disclosure signed by the branch of the centre",
                    vouched(records, branch, branch, LAST, stamped));
            add(log, "a disclosure signed by a key of nobody", vouched(records, branch, regulator, LAST, stamped));
            add(log, "a disclosure signed about another batch", vouched(records, regulator, regulator, OTHER, stamped));
            add(
                    log,
                    "a disclosure signed by another organisation later",
                    vouched(records, regulator, regulator, LAST, SignedLog.START.plus(Duration.ofDays(1))));
            add(
                    log,
                    "a conclusion that the centre alone vouches for",
                    record(records, new Conclusion(3, 2, BOTH), session));
        }
    }

    TrustRoot trust() {
        return trust;
    }

    List<Scene> scenes() {
        return List.copyOf(scenes);
    }

    private static ReadableRecord disclosure(
            SignedRecords records, TrialTimeAuthority authority, Batch stamped, Instant at, Set<BidMark> marks) {
        String text = new String(Disclosure.stamped(stamped), StandardCharsets.UTF_8);
        return record(records, disclosure(Optional.of(authority.stamp(text, at).base64()), marks), records.platform());
    }

    private static Disclosure disclosure(Optional<String> stamp, Set<BidMark> marks) {
        return new Disclosure(2, 0, List.of(), LAST, DualDigest.of(new byte[] {9}), stamp, Optional.empty(), marks);
    }

    private static ReadableRecord vouched(
            SignedRecords records, TrialOrganisation by, TrialOrganisation inNameOf, Batch shown, Instant at) {
        TimeVouch vouch = by.vouch(inNameOf.id(), at, Disclosure.stamped(shown));
        Disclosure body = new Disclosure(
                2, 0, List.of(), LAST, DualDigest.of(new byte[] {9}), Optional.empty(), Optional.of(vouch), Set.of());
        return record(records, body, records.platform());
    }

    private static ReadableRecord record(SignedRecords records, BidBody body, PrivateKey by) {
        return records.inLot(body, by);
    }

    private void add(SignedLog log, String name, ReadableRecord record) {
        log.append(record);
        scenes.add(new Scene(name, log.bundle(record.id())));
    }
}
