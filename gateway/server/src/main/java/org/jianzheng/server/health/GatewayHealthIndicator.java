/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** The same for the operator's tools. Intake goes on while the ledger is away, so only details tell of that. */
@Component
class GatewayHealthIndicator implements HealthIndicator {
    private final HealthInspection inspection;

    GatewayHealthIndicator(HealthInspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public Health health() {
        HealthReport report = inspection.report();
        return Health.up()
                .withDetail("gateway", report.status())
                .withDetail("ledgerReachable", report.ledger().reachable())
                .withDetail("block", report.log().block())
                .withDetail("logSize", report.log().size())
                .withDetail("unsettled", report.intake().unsettled())
                .build();
    }
}
