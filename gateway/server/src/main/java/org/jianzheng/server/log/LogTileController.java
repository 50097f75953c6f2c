/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log's tiles in the C2SP tlog-tiles layout, and the parallel tree of SM3. */
@RestController
@Hidden
class LogTileController {
    private static final String PREFIX = "/log/";
    private static final String SM3_PREFIX = "/log/sm3/";
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final LedgerLog log;

    LogTileController(LedgerLog log) {
        this.log = log;
    }

    @GetMapping("/log/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        TilePath path = TilePath.parse(request.getRequestURI().substring(PREFIX.length()));
        return switch (path.kind()) {
            case HASHES -> answer(log.hashTile(HashSuite.SHA_256, path), path);
            case ENTRIES -> answer(log.entryTile(path), path);
        };
    }

    @GetMapping("/log/sm3/tile/**")
    ResponseEntity<byte[]> sm3Tile(HttpServletRequest request) {
        TilePath path = TilePath.parse(request.getRequestURI().substring(SM3_PREFIX.length()));
        return switch (path.kind()) {
            case HASHES -> answer(log.hashTile(HashSuite.SM3, path), path);
            case ENTRIES -> throw Refusal.of(ErrorCode.NOT_FOUND, "the entries are those of /log/%s", path);
        };
    }

    private static ResponseEntity<byte[]> answer(java.util.Optional<byte[]> tile, TilePath path) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(FOR_EVER)
                .body(tile.orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND, "the log has not grown to %s", path)));
    }
}
