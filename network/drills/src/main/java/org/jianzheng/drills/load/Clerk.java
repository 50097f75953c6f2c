/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.load;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.client.GatewayClient;
import org.jianzheng.sample.client.Patience;
import org.jianzheng.sample.client.Tokens;
import org.jianzheng.sample.keys.PersonKey;

/**
 * Somebody of a trading centre who registers files at the gateway of the own organisation, and is patient: while the gateway
 * cannot be reached the same record is sent again, for three minutes.
 */
public final class Clerk implements AutoCloseable {
    private static final Patience PATIENT =
            new Patience(Duration.ofSeconds(30), Duration.ofMinutes(3), Duration.ofMillis(50), Duration.ofMillis(500));
    private static final int CONTENT = 32;

    private final OrganisationName organisation;
    private final PersonKey key;
    private final GatewayClient gateway;
    private final InstantSource clock;
    private final SecureRandom random;

    /** Somebody with this key. */
    public Clerk(
            OrganisationName organisation,
            PersonKey key,
            java.net.URI gateway,
            Tokens tokens,
            InstantSource clock,
            SecureRandom random) {
        this.organisation = organisation;
        this.key = key;
        this.gateway = new GatewayClient(gateway, tokens, PATIENT, clock);
        this.clock = clock;
        this.random = random;
    }

    /** Whose gateway takes the records. */
    public OrganisationName organisation() {
        return organisation;
    }

    /** That gateway. */
    public GatewayClient gateway() {
        return gateway;
    }

    /** The registration of a file that nobody has seen before, signed and not yet handed in. */
    public ReadableRecord registration() {
        byte[] content = new byte[CONTENT];
        random.nextBytes(content);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        FileRegistration body = new FileRegistration(
                EvidenceId.random(random),
                DualDigest.of(content),
                content.length,
                "application/octet-stream",
                FileRegistration.Source.UNKNOWN,
                Confidentiality.INTERNAL,
                Optional.empty());
        return ReadableRecord.builder(
                        body, RecordId.generate(clock, random), key.organisation(), now, Salt.random(random))
                .sample()
                .sign(key.signer());
    }

    @Override
    public void close() {
        gateway.close();
    }
}
