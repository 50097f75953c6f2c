/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of what is taken in and how it goes to the ledger.
 *
 * @param maxWaiting records that may wait for the ledger; one more is answered with {@code QUEUE_FULL}
 * @param maxWaitingSize bytes that may wait for the ledger
 * @param gather how long records are gathered into one transaction, once more for each transaction that is on its way
 * @param batchRecords records in one transaction
 * @param batchSize bytes of records in one transaction
 * @param inFlight transactions on their way at once; the peer's own limit is 500
 * @param resubmit first wait before a transaction of unknown outcome is submitted again; doubles up to 30 s
 * @param refusalsKept how long a refusal can be asked for
 */
public record IntakeSettings(
        @DefaultValue("20000") @Min(1) int maxWaiting,
        @DefaultValue("64MB") DataSize maxWaitingSize,
        @DefaultValue("5ms") Duration gather,
        @DefaultValue("250") @Min(1) @Max(1000) int batchRecords,
        @DefaultValue("2MB") DataSize batchSize,
        @DefaultValue("8") @Min(1) @Max(200) int inFlight,
        @DefaultValue("3s") Duration resubmit,
        @DefaultValue("7d") Duration refusalsKept) {}
