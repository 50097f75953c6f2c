/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How checkpoints are exchanged with the other gateways and signed.
 *
 * @param listen host and port on which the other gateways ask for cosignatures
 * @param tls server and client certificate, and the authorities of the other gateways' certificates
 * @param keys the organisation's checkpoint keys
 * @param peers MSP id of each other organisation, and its gateway's cosigning address
 * @param interval at most one checkpoint is proposed in this time
 * @param idle when blocks without entries have come and nothing else for this long, they get a checkpoint too
 * @param takeover after this the next gateway proposes in place of a silent one
 * @param anchor how often the newest cosigned checkpoint goes on the ledger
 */
public record CosigningSettings(
        @NotBlank String listen,
        @NotNull @Valid Tls tls,
        @NotNull @Valid Keys keys,
        @DefaultValue Map<String, URI> peers,
        @DefaultValue("500ms") Duration interval,
        @DefaultValue("10s") Duration idle,
        @DefaultValue("500ms") Duration takeover,
        @DefaultValue("10m") Duration anchor) {

    /**
     * Mutual TLS between gateways.
     *
     * @param certificate PEM file of the own certificate
     * @param key PEM file of its private key
     * @param authorities PEM files of the authorities that issue the gateways' certificates
     */
    public record Tls(
            @NotNull Path certificate,
            @NotNull Path key,
            @NotEmpty List<Path> authorities) {}

    /**
     * The keys that sign checkpoints in the organisation's name.
     *
     * @param ed25519 PEM file of the Ed25519 key
     * @param sm2 PEM file of the SM2 key
     */
    public record Keys(@NotNull Path ed25519, @NotNull Path sm2) {}
}
