/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is reached.
 *
 * @param endpoint host and port of the own organisation's peer
 * @param tls client certificate, key and the authority of the peer's certificate
 * @param identity the client identity that signs transactions (P-256)
 * @param endorsers MSP ids of the organisations that may be asked to endorse, the own one first
 * @param endorsements how many of them endorse each transaction
 * @param firstBlock blocks before this one are not asked of the own peer; what a peer that joined from a snapshot lacks is known
 *     without this
 * @param callTimeout after this a call is given up; a submitted transaction is then of unknown outcome
 */
public record LedgerSettings(
        @NotBlank String endpoint,
        @NotNull @Valid Tls tls,
        @NotNull @Valid KeyPairFiles identity,
        @NotEmpty List<String> endorsers,
        @DefaultValue("2") int endorsements,
        @DefaultValue("0") @PositiveOrZero long firstBlock,
        @DefaultValue("15s") Duration callTimeout) {

    /**
     * Mutual TLS towards the peer.
     *
     * @param certificate PEM file of the client certificate
     * @param key PEM file of its private key
     * @param authority PEM file of the authority that issued the peer's certificate
     */
    public record Tls(
            @NotNull Path certificate,
            @NotNull Path key,
            @NotNull Path authority) {}
}
