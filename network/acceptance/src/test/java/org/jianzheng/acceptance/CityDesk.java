/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jianzheng.acceptance.RunningNetwork.Running;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.client.GatewayClient;
import org.jianzheng.sample.client.Patience;
import org.jianzheng.sample.keys.PersonKey;
import org.jianzheng.sample.keys.PersonKeys;

/** A clerk of the city's trading centre who registers files. */
final class CityDesk implements AutoCloseable {
    private static final OrganisationId CITY = OrganisationId.parse("CityMSP");

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock = InstantSource.system();
    private final PersonKey staff;
    private final GatewayClient gateway;

    CityDesk(Running network) {
        this(network.data(), network.gateways());
    }

    CityDesk(Path data, Gateways gateways) {
        staff = PersonKeys.read(data.resolve("crypto")).of(CITY, "staff");
        gateway = new GatewayClient(
                gateways.url("city"),
                gateways.tokens("city"),
                new Patience(
                        Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMillis(100), Duration.ofSeconds(1)),
                clock);
    }

    GatewayClient gateway() {
        return gateway;
    }

    /** A registration of a file that nobody has seen before, signed and not yet handed in. */
    ReadableRecord registration() {
        byte[] content = new byte[32];
        random.nextBytes(content);
        return registration(content);
    }

    /** A registration of a file with this content, of at least 16 bytes, signed and not yet handed in. */
    ReadableRecord registration(byte[] content) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        FileRegistration body = new FileRegistration(
                EvidenceId.parse("ev:%016x%016x"
                        .formatted(
                                ByteBuffer.wrap(content).getLong(),
                                ByteBuffer.wrap(content).getLong(8))),
                DualDigest.of(content),
                content.length,
                "application/octet-stream",
                FileRegistration.Source.UNKNOWN,
                Confidentiality.INTERNAL,
                Optional.empty());
        return ReadableRecord.builder(body, RecordId.generate(clock, random), CITY, now, Salt.random(random))
                .sample()
                .sign(staff.signer());
    }

    /**
     * Hands in a registration and tells its position in the log. Two calls with nothing in between give neighbours: whatever
     * came to the ledger meanwhile shows as a gap, however far the gateways' checkpoints lag behind.
     */
    long handIn() throws InterruptedException {
        return gateway.submitAndCommit(registration().toJson()).position().orElseThrow();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
