/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway is.
 *
 * @param status UP; DEGRADED when intake goes on and something else does not; FORK while two histories stand beside each other
 * @param organisation whose gateway it is
 * @param channel the ledger's channel
 * @param ledger the own peer
 * @param log the log
 * @param intake what waits
 * @param checkpoint the newest checkpoint; absent before the first
 * @param cosigning whether this organisation cosigns checkpoints
 * @param projection what search and pages read
 * @param erasure orders by which content is withdrawn
 * @param replication copies of the other organisations' batches; absent where none are made
 * @param timeAuthority whether checkpoints are stamped; absent where nobody is asked to
 */
@Schema(name = "Health")
@JsonInclude(JsonInclude.Include.NON_NULL)
record HealthReport(
        String status,
        String organisation,
        String channel,
        Ledger ledger,
        Log log,
        Intake intake,
        @Nullable Checkpoint checkpoint,
        Cosigning cosigning,
        Projection projection,
        Erasure erasure,
        @Nullable Replication replication,
        @Nullable TimeAuthority timeAuthority) {

    /**
     * Orders by which content is withdrawn.
     *
     * @param outstanding orders in the log that are not carried out yet; their content is not served meanwhile
     * @param trouble why one of them could not be
     */
    @Schema(name = "ErasureHealth")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Erasure(int outstanding, @Nullable String trouble) {}

    /**
     * Copies of the other organisations' batches.
     *
     * @param outstanding batches that are to be copied, or of whose copy their organisation is to be told
     * @param troubles why an organisation's batches could not be copied when that was tried last, by organisation
     */
    @Schema(name = "ReplicationHealth")
    record Replication(int outstanding, Map<String, String> troubles) {}

    /**
     * Whether checkpoints are stamped by a time-stamp authority.
     *
     * @param stampedBlock block of the newest stamped checkpoint; absent before the first
     * @param trouble why the last question brought no stamp
     */
    @Schema(name = "TimeAuthorityHealth")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TimeAuthority(
            @Nullable Long stampedBlock, @Nullable String trouble) {}

    /**
     * The own peer.
     *
     * @param reachable whether blocks come in and it says its height
     * @param height its number of blocks, absent when it does not answer
     * @param trouble why blocks or endorsements do not come
     */
    @Schema(name = "LedgerHealth")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ledger(
            boolean reachable,
            @Nullable Long height,
            @Nullable String trouble) {}

    /**
     * The log.
     *
     * @param size entries
     * @param block number of the newest block in it, -1 before the first
     * @param lag blocks that the peer has and the log has not; absent when the peer does not answer
     * @param rebuild how far the log is taken over from another organisation; absent when that is not under way
     */
    @Schema(name = "LogHealth")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Log(
            long size,
            long block,
            @Nullable Long lag,
            @Nullable Rebuild rebuild) {}

    /**
     * How far the log is taken over from another organisation.
     *
     * @param entries that are here and checked
     * @param size entries that the checkpoint covers; absent while none is accepted
     */
    @Schema(name = "LogRebuild")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rebuild(long entries, @Nullable Long size) {}

    /**
     * Whether this organisation cosigns checkpoints.
     *
     * @param ready whether it does
     * @param trouble why it does not
     */
    @Schema(name = "CosigningHealth")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cosigning(boolean ready, @Nullable String trouble) {}

    /**
     * What waits.
     *
     * @param unsettled records that are acknowledged and not yet in a block or refused
     */
    @Schema(name = "IntakeHealth")
    record Intake(int unsettled) {}

    /**
     * The newest checkpoint.
     *
     * @param size entries that it covers
     * @param block its block
     * @param quorum met or degraded
     * @param signed organisations that have signed it
     * @param missing organisations that have not
     * @param cosignedSize entries that the newest checkpoint with a quorum covers
     * @param ageMillis time since it was completed here
     * @param forks blocks for which two histories were seen and no quorum has said which holds
     */
    @Schema(name = "CheckpointHealth")
    record Checkpoint(
            long size,
            long block,
            String quorum,
            List<String> signed,
            List<String> missing,
            long cosignedSize,
            long ageMillis,
            List<Long> forks) {}

    /**
     * What search and pages read.
     *
     * @param entries that it holds
     * @param lag entries that the log has and it has not
     * @param inProcess whether it runs inside the gateway
     * @param trouble why it does not go on
     */
    @Schema(name = "ProjectionHealth")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Projection(
            long entries,
            long lag,
            boolean inProcess,
            @Nullable String trouble) {}
}
