/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How items are gathered into batches. A batch is closed by whichever limit it reaches first.
 *
 * @param key PEM file of the platform's key, which signs receipts and batches; without it no items are taken in
 * @param maxItems items of one batch
 * @param maxSize canonical bytes of one batch's items
 * @param maxAge how long a batch stays open
 * @param maxUnsettled closed batches that may wait for the ledger; one more is answered with {@code QUEUE_FULL}
 * @param maxSources sources that may have a batch open at once
 * @param replicate whether batches of other organisations are fetched and kept
 * @param maxReplica canonical bytes of another organisation's batch; a larger one is left where it is
 */
public record BatchSettings(
        @Nullable Path key,
        @DefaultValue("16384") @Min(1) @Max(1_000_000) int maxItems,
        @DefaultValue("16MB") DataSize maxSize,
        @DefaultValue("2s") Duration maxAge,
        @DefaultValue("256") @Min(1) int maxUnsettled,
        @DefaultValue("1000") @Min(1) int maxSources,
        @DefaultValue("true") boolean replicate,
        @DefaultValue("256MB") DataSize maxReplica) {

    /** The platform's key; only asked for where it is set. */
    public Path requireKey() {
        return Objects.requireNonNull(key, "jianzheng.batches.key is not set");
    }
}
