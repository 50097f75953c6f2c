/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.client;

import java.time.LocalDate;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.StageCatalogue;
import org.jianzheng.model.code.ProjectCode;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.ProjectHead;
import org.jianzheng.model.dossier.StageTemplate;
import org.jianzheng.model.dossier.TradeForm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.registry.CatalogueHead;

/** What a gateway's ledger says is in force. */
public final class CataloguesInForce {
    private final GatewayClient gateway;

    /** Prepares the questions; nothing is asked yet. */
    public CataloguesInForce(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /** Whether the ledger has a catalogue of this kind, of which there is one only. */
    public boolean hasOne(CatalogueKind kind) {
        return CatalogueHead.only(this::head, kind).isPresent();
    }

    /** What a lot of a project owes that is opened on this day; empty while no catalogue says so. */
    public Optional<StageTemplate> template(ProjectCode project, TradeForm form, LocalDate day)
            throws InterruptedException {
        Optional<StageCatalogue> catalogue = CatalogueHead.inForce(this::head, CatalogueKind.STAGES, day)
                .map(version -> version.catalogue().content(StageCatalogue.class));
        return catalogue.isEmpty()
                ? Optional.empty()
                : Optional.of(catalogue.get().require(category(project), form));
    }

    private String category(ProjectCode project) throws InterruptedException {
        JsonObject entry =
                gateway.record(ProjectHead.require(this::head, project).record().id());
        return Project.fromJson(entry.object("record").object("body")).category();
    }

    private Optional<JsonObject> head(HeadKey key) {
        try {
            return gateway.head(key.kind().wireName(), key.id());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.TIMEOUT, "interrupted while %s %s was asked for", key.kind(), key.id());
        }
    }
}
