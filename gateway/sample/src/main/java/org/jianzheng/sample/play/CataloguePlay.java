/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.time.Instant;
import java.util.List;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.sample.client.CataloguesInForce;

/** Records the catalogues that are in force while the dossier is played, signed by the supervision office. */
final class CataloguePlay {
    private final Cast cast;
    private final Desk desk;
    private final Instant at;

    /**
     * Prepares the records.
     *
     * @param at when they are recorded; they are in force from the first day of that year
     */
    CataloguePlay(Cast cast, Desk desk, Instant at) {
        this.cast = cast;
        this.desk = desk;
        this.at = at;
    }

    /** Records those of whose kind the ledger has none yet: what somebody else brought into force stays in force. */
    void record(List<Catalogue> catalogues) throws InterruptedException {
        Recorder office = cast.office();
        CataloguesInForce known = new CataloguesInForce(office.gateway());
        for (Catalogue read : catalogues) {
            String step = "catalogue " + read.version();
            if (desk.remembers(step) || !known.hasOne(read.content().kind())) {
                Catalogue catalogue =
                        new Catalogue(read.version(), Dates.of(at).withDayOfYear(1), read.source(), read.content());
                desk.record(step, office, catalogue, at, record -> {});
            }
        }
    }
}
