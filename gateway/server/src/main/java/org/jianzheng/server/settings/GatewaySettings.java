/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The gateway of one organisation.
 *
 * @param organisation MSP id of the organisation that this gateway serves
 * @param channel the channel's name
 * @param chaincode name of the contracts on the channel
 * @param data folder of everything this gateway stores
 * @param trust the trust root, see {@code trust.json}
 * @param ledger how the ledger is reached
 * @param log where a log that is lost comes from
 * @param cosigning how checkpoints are exchanged and signed
 * @param projection where search and pages are kept
 * @param intake limits of what is taken in
 * @param files limits of stored files
 * @param bundles which bundles are handed out
 * @param batches how items are gathered into batches
 * @param bids how sealed bids are received
 * @param timeAuthority who stamps checkpoints
 * @param access who may call
 */
@Validated
@ConfigurationProperties("jianzheng")
public record GatewaySettings(
        @NotBlank String organisation,
        @NotBlank String channel,
        @DefaultValue("records") String chaincode,
        @NotNull Path data,
        @NotNull Path trust,
        @NotNull @Valid LedgerSettings ledger,
        @DefaultValue @Valid LogSettings log,
        @NotNull @Valid CosigningSettings cosigning,
        @DefaultValue @Valid ProjectionSettings projection,
        @DefaultValue @Valid IntakeSettings intake,
        @DefaultValue @Valid FileSettings files,
        @DefaultValue @Valid BundleSettings bundles,
        @DefaultValue @Valid BatchSettings batches,
        @DefaultValue @Valid BidSettings bids,
        @DefaultValue @Valid TimeAuthoritySettings timeAuthority,
        @DefaultValue @Valid AccessSettings access) {}
