/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.StageCatalogue;
import org.jianzheng.model.catalogue.TradingCatalogue;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.completeness.Completeness;
import org.jianzheng.model.completeness.Duty;
import org.jianzheng.model.completeness.Line;
import org.jianzheng.model.completeness.Standing;
import org.jianzheng.model.dossier.DossierItem;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.OwedItem;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageEvent;
import org.jianzheng.model.dossier.StageTemplate;
import org.jianzheng.model.dossier.TradeForm;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.witness.Certificate;
import org.jianzheng.model.witness.CountersignResult;
import org.jianzheng.model.witness.ItemCode;
import org.junit.jupiter.api.Test;

/** What lots owe by the catalogue in force: a category whose lots are sold by listing needs no bid to be sealed and no committee. */
class StageCatalogueTest {
    private static final StageCatalogue STAGES =
            (StageCatalogue) content("catalogues/stages.json", CatalogueKind.STAGES);
    private static final TradingCatalogue TRADING =
            (TradingCatalogue) content("catalogues/trading.json", CatalogueKind.TRADING);
    private static final Set<ItemCode> LISTED =
            EnumSet.of(ItemCode.W1, ItemCode.W2, ItemCode.W3, ItemCode.W5, ItemCode.W6);

    private final Play play = new Play().registered();
    private final List<ReadableRecord> records = new ArrayList<>();

    private static CatalogueContent content(String file, CatalogueKind kind) {
        JsonObject json = CaseFiles.json(file);
        assertThat(json.string("kind")).isEqualTo(kind.name());
        return CatalogueContent.fromJson(kind, json.object("content"));
    }

    /** A catalogue that is in force since the ledger's first day. */
    private void record(String name, CatalogueContent content) {
        play.accept(play.record(
                play.office,
                new Catalogue(new CatalogueVersion(name, "1"), LocalDate.of(2020, 1, 1), "示例(虚构)", content)));
    }

    /** The seed's templates; of works also one by listing, which is invented. */
    private static StageCatalogue stages() {
        StageTemplate land = STAGES.require("国有土地使用权出让", TradeForm.LISTING);
        List<StageTemplate> templates = new ArrayList<>(STAGES.templates());
        templates.add(new StageTemplate("建设工程", TradeForm.LISTING, land.minimumBidders(), land.items()));
        return new StageCatalogue(templates);
    }

    private ReadableRecord open(Lot lot) {
        return play.record(play.staff, lot, draft -> draft.lot(Play.LOT));
    }

    private void openListed() {
        record("STAGES", stages());
        play.accept(play.openProject());
        play.accept(play.openTender());
        records.add(play.accept(open(Lot.plain().with(stages().require("建设工程", TradeForm.LISTING)))));
        play.accept(play.assign(Play.LOT));
    }

    private void step(Stage from, Stage to) {
        records.add(play.accept(play.step(from, to)));
    }

    private ReadableRecord window(int minimum) {
        return play.record(
                play.staff,
                new Window(play.ledger.now().plus(Duration.ofHours(1)), minimum, Duration.ofSeconds(60), 8),
                draft -> draft.lot(Play.LOT));
    }

    @Test
    void a_lot_is_opened_with_the_template_of_the_catalogue_in_force_and_with_no_other() {
        StageTemplate works = STAGES.require("建设工程", TradeForm.TENDER);
        play.accept(play.openProject());
        play.accept(play.openTender());
        play.refuse("NOT_IN_FORCE", open(Lot.plain().with(works)));
        record("STAGES", STAGES);
        play.refuse("CONDITION_MISSING", open(Lot.plain()));
        StageTemplate easier = new StageTemplate(works.category(), works.form(), 1, works.items());
        play.refuse("NOT_IN_FORCE", open(Lot.plain().with(easier)));
        play.refuse("NOT_IN_FORCE", open(Lot.plain().with(STAGES.require("政府采购", TradeForm.TENDER))));
        play.refuse(
                "REFERENCE_UNKNOWN",
                open(Lot.plain().with(new StageTemplate("建设工程", TradeForm.AUCTION, 3, works.items()))));
        play.accept(open(Lot.plain().with(works)));
    }

    @Test
    void bids_are_received_for_as_many_bidders_as_the_template_says() { // invariant 3
        record("STAGES", STAGES);
        play.accept(play.openProject());
        play.accept(play.openTender());
        play.accept(open(Lot.plain().with(STAGES.require("建设工程", TradeForm.TENDER))));
        play.accept(play.step(Stage.INITIATION, Stage.TENDERING));
        play.refuse("STATE_FORBIDS", window(1));
        play.accept(window(3));
    }

    @Test
    void the_witness_is_asked_for_the_items_of_the_template_and_certifies_those() { // invariant 17
        openListed();
        play.advanceTo(Stage.EVALUATION);
        play.refuse("REFERENCE_UNKNOWN", play.item(play.session, ItemCode.W7));
        List<RecordRef> items = new ArrayList<>();
        LISTED.forEach(
                item -> items.add(play.accept(play.item(play.session, item)).ref()));
        play.advanceTo(Stage.AWARD);
        List<RecordRef> fewer = items.subList(0, 4);
        play.refuse("ITEMS_INCOMPLETE", certificate(4, fewer));
        play.accept(certificate(5, items));
    }

    private ReadableRecord certificate(long count, List<RecordRef> items) {
        Certificate body = new Certificate(
                Play.TENDER,
                List.of(new Certificate.CertifiedLot(Play.LOT, count, 0)),
                new Certificate.Countersigned(CountersignResult.SIGNED, Optional.empty(), Optional.empty()),
                items);
        return play.record(
                play.witness,
                body,
                draft -> draft.lot(Play.LOT).subject(Play.TENDERER).refs(items));
    }

    @Test
    void the_report_goes_by_the_template_with_which_the_lot_was_opened() { // invariant 17
        openListed();
        assertThat(report().lines())
                .filteredOn(line -> line.duty() == Duty.RECORD)
                .extracting(Line::item)
                .containsExactly("W1", "W2", "W3", "W5", "W6");
        assertThat(line("NOTICE").standing()).isEqualTo(Standing.NOT_YET);
        step(Stage.INITIATION, Stage.TENDERING);
        assertThat(line("APPROVAL").standing()).isEqualTo(Standing.MISSING);
        step(Stage.TENDERING, Stage.OPENING);
        assertThat(line("NOTICE").standing()).isEqualTo(Standing.MISSING);
        StageEvent notice = new StageEvent(
                Stage.TENDERING, new DossierItem("NOTICE"), StageEvent.Result.DONE, Optional.empty(), List.of());
        records.add(play.accept(play.record(play.staff, notice, draft -> draft.lot(Play.LOT))));
        assertThat(line("NOTICE").standing()).isEqualTo(Standing.PRESENT);
        assertThat(line("NOTICE").afterClose()).isTrue();
    }

    private Completeness report() {
        return Completeness.of(Play.LOT, records);
    }

    private Line line(String item) {
        return report().lines().stream()
                .filter(line -> line.item().equals(item))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_project_is_of_a_category_of_the_trading_catalogue_in_force() {
        record("TRADING", TRADING);
        Project other = Project.fromJson(play.openProject().body().with("category", "网上超市"));
        play.refuse("REFERENCE_UNKNOWN", play.record(play.staff, other, draft -> draft.subject(Play.TENDERER)));
        play.accept(play.openProject());
    }

    @Test
    void every_category_and_form_of_the_seed_is_traded_on_the_platform() {
        STAGES.templates().forEach(template -> TRADING.requireCategory(template.category()));
        assertThat(STAGES.templates()).extracting(StageTemplate::form).contains(TradeForm.values());
    }

    @Test
    void a_catalogue_names_none_but_the_nine_witness_items_and_each_template_once() {
        OwedItem unknown = new OwedItem(new DossierItem("W10"), Stage.OPENING, "示例(虚构)", OwedItem.Keeper.WITNESS);
        StageTemplate template = new StageTemplate("建设工程", TradeForm.TENDER, 3, List.of(unknown));
        assertThatThrownBy(() -> new StageCatalogue(List.of(template))).isInstanceOf(Refusal.class);
        StageTemplate known = STAGES.templates().getFirst();
        assertThatThrownBy(() -> new StageCatalogue(List.of(known, known))).isInstanceOf(Refusal.class);
    }
}
