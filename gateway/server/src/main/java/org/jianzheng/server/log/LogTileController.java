/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jianzheng.server.disclosure.Disclosure;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log's tiles in the C2SP tlog-tiles layout, and the parallel tree of SM3. Hashes are for everybody; entries are, too, unless a tile has one of
 * those that are not read for ever.
 */
@RestController
@Hidden
class LogTileController {
    private static final String PREFIX = "/log/";
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final PublishedLog log;
    private final Disclosure disclosure;

    LogTileController(PublishedLog log, Disclosure disclosure) {
        this.log = log;
        this.disclosure = disclosure;
    }

    @GetMapping({"/log/tile/**", "/log/sm3/tile/**"})
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        String path = request.getRequestURI().substring(PREFIX.length());
        boolean forEver = log.isForEver(path);
        if (!forEver) {
            disclosure.requireAll();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(forEver ? FOR_EVER : CacheControl.noStore())
                .body(log.tile(path));
    }
}
