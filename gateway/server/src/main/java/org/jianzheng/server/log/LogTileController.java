/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
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
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final PublishedLog log;

    LogTileController(PublishedLog log) {
        this.log = log;
    }

    @GetMapping({"/log/tile/**", "/log/sm3/tile/**"})
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(FOR_EVER)
                .body(log.tile(request.getRequestURI().substring(PREFIX.length())));
    }
}
