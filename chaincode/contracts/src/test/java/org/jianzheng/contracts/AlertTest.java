/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.jianzheng.model.alert.AlertBody;
import org.jianzheng.model.alert.AlertConclusion;
import org.jianzheng.model.alert.AlertConclusion.Outcome;
import org.jianzheng.model.alert.AlertHead;
import org.jianzheng.model.alert.AlertHead.State;
import org.jianzheng.model.alert.Analysis;
import org.jianzheng.model.alert.Compared;
import org.jianzheng.model.alert.Feature;
import org.jianzheng.model.alert.FeatureTag;
import org.jianzheng.model.alert.Investigation;
import org.jianzheng.model.alert.Raising;
import org.jianzheng.model.casework.Filing;
import org.jianzheng.model.casework.MatterTag;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Behaviour;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.registry.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertTest {
    private static final DualDigest TEXT = DualDigest.of(new byte[] {1});
    private static final CatalogueVersion RULE = new CatalogueVersion("FEATURES", "1");
    private static final CatalogueVersion DAYS = new CatalogueVersion("TEST-DAYS", "1");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 7);

    private final Play play = new Play();
    private final Actor platform = Actor.of("CityMSP", Role.PLATFORM);
    private Bureau housing = new Bureau(play, DepartmentId.parse("housing-department"));
    private Bureau transport = new Bureau(play, DepartmentId.parse("transport-department"));

    @BeforeEach
    void register() {
        play.registered();
        play.accept(play.registration(play.cityRegistrar, platform));
        housing = housing.register();
        transport = transport.register();
    }

    @Test
    void stays_open_until_a_person_of_the_department_that_investigated_it_concludes() {
        ReadableRecord alert = play.accept(raising(platform));
        assertThat(state(alert)).isEqualTo(State.RAISED);
        play.refuse("STATE_FORBIDS", conclude(housing, alert, Outcome.SUBSTANTIATED, Optional.empty()));
        play.refuse("ROLE_FORBIDDEN", by(platform, new Investigation(alert.ref(), housing.id), alert.ref()));
        play.refuse("ROLE_FORBIDDEN", by(play.staff, new Investigation(alert.ref(), housing.id), alert.ref()));
        play.refuse("NOT_ASSIGNED", by(transport.officer, new Investigation(alert.ref(), housing.id), alert.ref()));

        play.accept(investigate(housing, alert));
        assertThat(state(alert)).isEqualTo(State.INVESTIGATING);
        play.refuse("STATE_FORBIDS", investigate(transport, alert));
        play.refuse("NOT_ASSIGNED", conclude(transport, alert, Outcome.NO_CONSEQUENCE, Optional.empty()));
        play.accept(conclude(housing, alert, Outcome.NO_CONSEQUENCE, Optional.empty()));
        assertThat(state(alert).isOpen()).isFalse();
        play.refuse("STATE_FORBIDS", investigate(housing, alert));
    }

    @Test
    void goes_to_another_department_and_stays_open_until_that_one_takes_it_up() {
        ReadableRecord alert = play.accept(raising(platform));
        play.accept(investigate(housing, alert));
        play.refuse("STATE_FORBIDS", conclude(housing, alert, Outcome.TRANSFERRED, Optional.of(housing.id)));
        play.accept(conclude(housing, alert, Outcome.TRANSFERRED, Optional.of(transport.id)));
        assertThat(state(alert)).isEqualTo(State.TRANSFERRED);
        assertThat(state(alert).isOpen()).isTrue();

        play.refuse("STATE_FORBIDS", investigate(housing, alert));
        play.accept(investigate(transport, alert));
        play.accept(conclude(transport, alert, Outcome.SUBSTANTIATED, Optional.empty()));
        assertThat(state(alert)).isEqualTo(State.SUBSTANTIATED);
    }

    @Test
    void no_deduction_rests_on_an_alert_that_nobody_has_substantiated() {
        EvidenceId shown = EvidenceId.random(new Random(31));
        ReadableRecord file = play.accept(play.record(
                play.staff,
                new FileRegistration(
                        shown,
                        TEXT,
                        1,
                        "text/plain",
                        FileRegistration.Source.UNKNOWN,
                        Confidentiality.INTERNAL,
                        Optional.empty())));
        Behaviour behaviour = new Behaviour(Play.AGENCY, DAY, List.of(shown), TEXT, Optional.of("不涉及标段(虚构)"), false);
        ReadableRecord alert = play.accept(raising(platform));
        play.refuse("STATE_FORBIDS", behaviour(behaviour, file, alert));
        play.accept(investigate(housing, alert));
        play.refuse("STATE_FORBIDS", behaviour(behaviour, file, alert));
        play.accept(conclude(housing, alert, Outcome.SUBSTANTIATED, Optional.empty()));
        play.accept(behaviour(behaviour, file, alert));
    }

    private ReadableRecord behaviour(Behaviour behaviour, ReadableRecord file, ReadableRecord alert) {
        return play.record(
                play.supervisor,
                behaviour,
                draft -> draft.subject(Play.AGENCY).ref(file.ref()).ref(alert.ref()));
    }

    @Test
    void opens_a_case_once_it_is_substantiated() {
        play.accept(play.record(
                play.office,
                new Catalogue(
                        DAYS,
                        LocalDate.of(2026, 1, 1),
                        "测试(虚构)",
                        new WorkingDays(2026, new TreeSet<>(), new TreeSet<>()))));
        ReadableRecord alert = play.accept(raising(platform));
        play.accept(investigate(housing, alert));
        play.refuse("STATE_FORBIDS", clue(alert));
        play.accept(conclude(housing, alert, Outcome.SUBSTANTIATED, Optional.empty()));
        play.accept(clue(alert));
    }

    private ReadableRecord clue(ReadableRecord alert) {
        return play.record(
                housing.officer,
                new Filing(
                        Filing.Kind.CLUE,
                        Filing.Channel.ALERT,
                        housing.id,
                        MatterTag.of(new byte[32], "线索(虚构)"),
                        Optional.empty(),
                        List.of(Play.AGENCY),
                        Optional.of(alert.ref()),
                        TEXT,
                        DAYS),
                draft -> draft.subject(Play.AGENCY).ref(alert.ref()));
    }

    @Test
    void tells_nobody_who_bids_before_the_opening_and_who_evaluates_before_the_result() { // invariant 4
        List.of(play.openProject(), play.openTender(), play.openLot(Play.LOT), play.assign(Play.LOT))
                .forEach(play::accept);
        play.advanceTo(Stage.TENDERING);
        play.refuse("NOT_YET_OPEN", ofLot(Analysis.CLUSTERING, Play.AGENCY));
        ReadableRecord content = ofLot(Analysis.CLUSTERING, Play.AGENCY);
        SealedRecord sealed = play.accept(play.seal(play.staff, content, OpeningClass.OPENING));
        play.advanceTo(Stage.OPENING);
        play.accept(ofLot(Analysis.CLUSTERING, Play.AGENCY));
        play.accept(play.opening(play.staff, sealed, content));
        assertThat(state(content)).isEqualTo(State.RAISED);
        play.refuse("NOT_YET_OPEN", ofLot(Analysis.EXPERT_BEHAVIOUR, new Subject.Person(play.witness.person())));
    }

    private ReadableRecord ofLot(Analysis analysis, Subject about) {
        return play.record(
                play.staff,
                new Raising(analysis, RULE, List.of(), List.of(about), TEXT, Optional.empty()),
                draft -> draft.lot(Play.LOT).subject(about));
    }

    private ReadableRecord raising(Actor by) {
        return by(
                by,
                new Raising(
                        Analysis.IDENTICAL_FEATURES,
                        RULE,
                        List.of(new Compared(
                                Feature.MACHINE,
                                Compared.Result.EQUAL,
                                Optional.of(FeatureTag.of(new byte[32], Feature.MACHINE, "虚构")))),
                        List.of(Play.AGENCY),
                        TEXT,
                        Optional.of("不涉及标段(虚构)")));
    }

    private ReadableRecord investigate(Bureau bureau, ReadableRecord alert) {
        return by(bureau.officer, new Investigation(alert.ref(), bureau.id), alert.ref());
    }

    private ReadableRecord conclude(Bureau bureau, ReadableRecord alert, Outcome outcome, Optional<DepartmentId> to) {
        return by(bureau.officer, new AlertConclusion(alert.ref(), outcome, to, TEXT), alert.ref());
    }

    private ReadableRecord by(Actor by, AlertBody body, RecordRef... refs) {
        return play.record(by, body, draft -> draft.subject(Play.AGENCY).refs(Arrays.asList(refs)));
    }

    private State state(ReadableRecord alert) {
        return AlertHead.require(play.ledger::head, alert.ref()).state();
    }
}
