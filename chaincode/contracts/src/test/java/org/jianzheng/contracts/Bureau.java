/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Licence;

/** A department of the regulator, or of an organisation of its own, with its people and its seal. */
final class Bureau {
    final DepartmentId id;
    final Actor head;
    final Actor delegate;
    final Actor officer;
    final Actor secondOfficer;
    final Actor reviewer;
    final PrivateKey seal;
    private final Play play;
    private final Actor registrar;

    Bureau(Play play, DepartmentId id) {
        this(play, id, play.regulatorRegistrar);
    }

    Bureau(Play play, DepartmentId id, Actor registrar) {
        this.play = play;
        this.id = id;
        this.registrar = registrar;
        head = person();
        delegate = person();
        officer = person();
        secondOfficer = person();
        reviewer = person();
        seal = person().key();
    }

    private Actor person() {
        return Actor.of(registrar.organisation().value(), Role.INDUSTRY_SUPERVISOR);
    }

    /** The department, its people with licences of a thousand days and keys that outlive them, and its seal. */
    Bureau register() {
        play.accept(play.record(
                registrar,
                new Department(
                        id,
                        id + "(虚构)",
                        registrar.organisation(),
                        List.of(
                                new Department.Post(head.person(), Department.Duty.HEAD),
                                new Department.Post(delegate.person(), Department.Duty.DELEGATE),
                                new Department.Post(officer.person(), Department.Duty.OFFICER),
                                new Department.Post(secondOfficer.person(), Department.Duty.OFFICER),
                                new Department.Post(reviewer.person(), Department.Duty.LEGAL_REVIEWER)))));
        for (Actor actor : List.of(head, delegate, officer, secondOfficer, reviewer)) {
            register(actor, play.ledger.now(), play.ledger.now().plus(Duration.ofDays(1_100)));
        }
        registerSeal();
        return this;
    }

    private void registerSeal() {
        play.accept(play.record(
                registrar,
                new KeyRegistration(
                        seal.publicKey(),
                        new Holder.Department(id),
                        Role.DEPARTMENT_SEAL,
                        play.ledger.now(),
                        play.ledger.now().plus(Duration.ofDays(1_100)),
                        Optional.empty(),
                        Optional.empty())));
    }

    private void register(Actor actor, Instant from, Instant until) {
        play.accept(play.record(
                registrar,
                new KeyRegistration(
                        actor.key().publicKey(),
                        actor.holder(),
                        actor.role(),
                        from,
                        until,
                        Optional.of(new Licence("执法-虚构", from, from.plus(Duration.ofDays(1_000)))),
                        Optional.empty())));
    }
}
