/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;

/** Records of the sample's shape: of sixteen, nine are witness items and seven register files. */
public final class TrialRecords {
    private static final int CYCLE = 16;
    private static final List<ItemCode> ITEMS = List.of(ItemCode.values());
    private static final long FILE_SIZE = 77_713;

    private final LotCode lot;
    private final OrganisationId organisation;
    private final Signer signer;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** Records of this lot, in the name of this organisation, by this signer. */
    TrialRecords(LotCode lot, OrganisationId organisation, Signer signer, InstantSource clock, RandomGenerator random) {
        this.lot = lot;
        this.organisation = organisation;
        this.signer = signer;
        this.clock = clock;
        this.random = random;
    }

    /** Records by a key that no ledger knows, for measurements without a network. */
    public static List<ReadableRecord> unregistered(int count, SecureRandom random) {
        return new TrialRecords(
                        new LotCode("E620800ZZ99000001900001"),
                        new OrganisationId("CityMSP"),
                        PrivateKeys.generate(SignatureAlgorithm.ED25519, random),
                        InstantSource.system(),
                        random)
                .signed(count);
    }

    /** Makes and signs so many records, on all processors. */
    List<ReadableRecord> signed(int count) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(number -> signed(number, at))
                .toList();
    }

    private ReadableRecord signed(int number, Instant at) {
        return ReadableRecord.builder(
                        body(number % CYCLE, at),
                        RecordId.generate(clock, random),
                        organisation,
                        at,
                        Salt.random(random))
                .lot(lot)
                .sample()
                .sign(signer);
    }

    private RecordBody body(int place, Instant at) {
        return place < ITEMS.size() ? item(ITEMS.get(place)) : file(place, at);
    }

    private static Item item(ItemCode code) {
        return new Item(code, "投标文件密封情况", ItemResult.OK, Optional.of("load trial 压力试验"), List.of());
    }

    private FileRegistration file(int place, Instant at) {
        byte[] content = new byte[32];
        random.nextBytes(content);
        return new FileRegistration(
                EvidenceId.random(random),
                DualDigest.of(content),
                FILE_SIZE,
                "image/png",
                new FileRegistration.Source(
                        Optional.of("cam07-opening-room.png"),
                        Optional.of(at),
                        Optional.of("CAM-" + place),
                        Optional.of("开标室2")),
                Confidentiality.INTERNAL,
                Optional.empty());
    }
}
