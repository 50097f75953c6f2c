/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the gateway is, for everybody: nothing here tells of records. */
@RestController
@Tag(name = "health", description = "How the gateway is")
class HealthController {
    private final HealthInspection inspection;

    HealthController(HealthInspection inspection) {
        this.inspection = inspection;
    }

    @GetMapping(
            path = {"/api/v1/health", "/health"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "How the gateway is: height, lag, newest checkpoint, who is missing")
    HealthReport health() {
        return inspection.report();
    }
}
