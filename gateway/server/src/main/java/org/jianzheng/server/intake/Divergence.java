/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at organisations that keep answering one call differently. At different heights that passes; at one height it is a
 * defect of a contract or an organisation that does not run the same one, and is shouted.
 */
final class Divergence {
    private static final Logger LOG = LoggerFactory.getLogger(Divergence.class);

    private final Ledger ledger;
    private final List<String> organisations;
    private final LaneMetrics metrics;

    Divergence(Ledger ledger, List<String> organisations, LaneMetrics metrics) {
        this.ledger = ledger;
        this.organisations = List.copyOf(organisations);
        this.metrics = metrics;
    }

    /** Tells, and returns whether it is a defect. */
    boolean judge(RecordId id, String reason) {
        Map<String, Long> heights = new LinkedHashMap<>();
        for (String organisation : organisations) {
            try {
                heights.put(organisation, ledger.height(organisation));
            } catch (LedgerLost e) {
                LOG.info("the height of {} is not known: {}", organisation, e.getMessage());
            }
        }
        if (heights.size() > 1 && heights.values().stream().distinct().count() == 1) {
            metrics.divergedAtEqualHeight("heights " + heights + ", record " + id + ": " + reason);
            return true;
        }
        LOG.info("record {} is endorsed differently at heights {}: {}", id, heights, reason);
        return false;
    }
}
