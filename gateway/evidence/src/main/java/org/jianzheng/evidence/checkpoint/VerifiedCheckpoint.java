/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.evidence.trust.QuorumResult;

/**
 * A checkpoint whose signatures are all good.
 *
 * @param body what it says
 * @param quorum who has cosigned and whether that is enough; if not, the checkpoint is degraded
 * @param restsOnRetiredKeys whether the quorum is met only with keys that count no more for new checkpoints: whoever took such a key
 *     could sign another history of its time with it
 * @param cosignedAt the latest time that a cosigner who counts has stated; by then the entries were in the log
 */
public record VerifiedCheckpoint(
        Checkpoint body, QuorumResult quorum, boolean restsOnRetiredKeys, Optional<Instant> cosignedAt) {}
