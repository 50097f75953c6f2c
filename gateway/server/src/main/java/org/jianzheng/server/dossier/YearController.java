/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.dossier;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.dossier.StatedAmount.Unit;
import org.jianzheng.model.dossier.Volume;
import org.jianzheng.model.dossier.Volume.Level;
import org.jianzheng.model.dossier.YearHead;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was loaded of years before the ledger. */
@RestController
@RequestMapping("/api/v1/years")
@Tag(name = "years", description = "Years before the ledger, and their closing")
class YearController {
    private final Ledger ledger;

    YearController(Ledger ledger) {
        this.ledger = ledger;
    }

    @GetMapping(path = "/{organisation}/{year}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What an organisation loaded of a year",
            description =
                    "Lots and values of each level and category, their sums in fen and in 亿元, and the record that closed the year."
                            + " Where the category is not known there is none; nothing fills it in.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    byte[] year(
            @Parameter(example = "CityMSP") @PathVariable String organisation,
            @Parameter(example = "2020") @PathVariable int year)
            throws LedgerLost {
        YearHead head = YearHead.fromJson(
                CanonicalJson.parseObject(ledger.head(YearHead.key(OrganisationId.parse(organisation), year))));
        JsonObject.Builder totals = JsonObject.builder().put("all", sum(head.total(Optional.empty())));
        for (Level level : Level.values()) {
            Volume.Total total = head.total(Optional.of(level));
            if (total.lots() > 0) {
                totals.put(level.name(), sum(total));
            }
        }
        return head.toJson().with("totals", totals.build()).canonical();
    }

    private static JsonObject sum(Volume.Total total) {
        return JsonObject.builder()
                .put("lots", total.lots())
                .put("fen", total.amount().fen())
                .put("yiYuan", Unit.YI_YUAN.exact(total.amount()))
                .build();
    }
}
