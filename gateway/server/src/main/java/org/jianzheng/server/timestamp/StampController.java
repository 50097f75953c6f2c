/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.timestamp;

import io.swagger.v3.oas.annotations.Hidden;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The time stamps over checkpoints, for whoever archives the log. */
@RestController
@Hidden
class StampController {
    private final CheckpointArchive archive;

    StampController(CheckpointArchive archive) {
        this.archive = archive;
    }

    @GetMapping("/log/stamps/{block}")
    ResponseEntity<byte[]> stamp(@PathVariable long block) {
        TimestampToken token = archive.stamp(block)
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.NOT_FOUND, "the checkpoint of block %d is not stamped here", block));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(token.bytes());
    }
}
