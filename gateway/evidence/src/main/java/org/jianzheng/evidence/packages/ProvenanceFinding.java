/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.util.List;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * A factor and where in the package its proof is.
 *
 * @param factor the factor
 * @param standing how well it is shown
 * @param sources members that show it, behind {@code #} which part of them
 * @param lacking members for which it is not shown
 */
public record ProvenanceFinding(Factor factor, Standing standing, List<String> sources, List<String> lacking) {
    /** Copies the lists. */
    public ProvenanceFinding {
        sources = List.copyOf(sources);
        lacking = List.copyOf(lacking);
    }

    /**
     * A factor that is shown as far as there are sources.
     *
     * @param best how well the sources show it
     */
    static ProvenanceFinding of(Factor factor, Standing best, List<String> sources, List<String> lacking) {
        if (sources.isEmpty()) {
            return none(factor);
        }
        return new ProvenanceFinding(factor, lacking.isEmpty() ? best : Standing.PARTLY, sources, lacking);
    }

    static ProvenanceFinding none(Factor factor) {
        return new ProvenanceFinding(factor, Standing.NOT_PROVEN, List.of(), List.of());
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("article", factor.article())
                .put("factor", factor.name())
                .put("en", factor.english())
                .put("zh", factor.chinese())
                .put("standing", standing.name())
                .put("sources", JsonArray.ofStrings(sources))
                .put("lacking", JsonArray.ofStrings(lacking))
                .build();
    }
}
