/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Licence;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.OrganisationKind;
import org.jianzheng.model.registry.Policy;
import org.jianzheng.model.registry.Qualification;
import org.jianzheng.model.registry.QualificationKind;
import org.jianzheng.model.registry.SigningPolicy;
import org.jianzheng.sample.keys.PersonKey;

/** What must be registered before anybody can record: organisations, a department, keys, policies. */
final class Registrations {
    /** The department that the dossier's bad behaviour is referred to (某行政监督部门). */
    static final DepartmentId SUPERVISOR = new DepartmentId("sample-supervisor");

    /** How long people's trial keys are valid. */
    static final Duration KEY_LIFE = Duration.ofDays(365);

    /** How long the witness's session key is valid; session keys live 24 hours at most. */
    static final Duration SESSION_LIFE = Duration.ofHours(23);

    /** The centre's credit code, invented. */
    private static final ExplainedCode CENTRE = ExplainedCode.of(UnifiedCreditCode.parse("12999999TEXT000252"));

    private static final String REGISTRAR = "registrar";
    private static final String SESSION = "witness-session";
    private static final Holder COSIGNER = new Holder.Service("checkpoint");
    private static final Holder PLATFORM = new Holder.Service("platform");

    private final Cast cast;
    private final Desk desk;
    private final JsonObject trust;
    private final Instant at;

    /**
     * Prepares the registrations.
     *
     * @param trust the network's trust root, which holds the cosigners' keys
     * @param at when everything is registered and the keys begin to be valid
     */
    Registrations(Cast cast, Desk desk, JsonObject trust, Instant at) {
        this.cast = cast;
        this.desk = desk;
        this.trust = trust;
        this.at = at;
    }

    /** Registers everything; returns the record of the witness's session key. */
    ReadableRecord register() throws InterruptedException {
        organisation(
                Cast.CITY,
                OrganisationKind.TRADING_CENTRE,
                new Organisation.Name("某市公共资源交易中心（示例）", "City trading centre (sample)"),
                Optional.of(CENTRE));
        organisation(
                Cast.COUNTY,
                OrganisationKind.BRANCH_CENTRE,
                new Organisation.Name("某县公共资源交易分中心（示例）", "County branch centre (sample)"),
                Optional.empty());
        organisation(
                Cast.REGULATOR,
                OrganisationKind.SUPERVISION_OFFICE,
                new Organisation.Name("某市公共资源交易监管办（示例）", "City supervision office (sample)"),
                Optional.empty());
        qualifications();
        for (OrganisationId organisation : new OrganisationId[] {Cast.CITY, Cast.COUNTY, Cast.REGULATOR}) {
            peopleOf(organisation);
        }
        policies();
        write(
                "department " + SUPERVISOR,
                cast.registrar(Cast.REGULATOR),
                new Department(SUPERVISOR, "某行政监督部门（示例）", Cast.REGULATOR));
        return session();
    }

    private void organisation(
            OrganisationId msp, OrganisationKind kind, Organisation.Name name, Optional<ExplainedCode> code)
            throws InterruptedException {
        Recorder registrar = cast.registrar(msp);
        desk.record(
                "organisation " + msp,
                registrar,
                new Organisation(msp, name, kind, code, registrar.key().signer().publicKey()),
                at,
                record -> code.ifPresent(stated -> record.subject(stated.subject())));
    }

    /** What the centre's platform has to show of itself; every value is invented. */
    private void qualifications() throws InterruptedException {
        for (QualificationKind kind : QualificationKind.values()) {
            desk.record(
                    "qualification " + kind,
                    cast.registrar(Cast.CITY),
                    new Qualification(
                            Cast.CITY,
                            CENTRE,
                            kind,
                            "TEST-" + kind,
                            "测评机构（示例，虚构）",
                            Dates.of(at).withDayOfYear(1),
                            Dates.of(at).plusYears(1)),
                    at,
                    record -> record.subject(CENTRE.subject()));
        }
    }

    private void peopleOf(OrganisationId organisation) throws InterruptedException {
        for (PersonKey person : cast.keys().of(organisation)) {
            if (!person.name().equals(REGISTRAR) && !person.name().equals(SESSION)) {
                write("key of " + organisation + " " + person.name(), cast.registrar(organisation), keyOf(person));
            }
        }
    }

    private KeyRegistration keyOf(PersonKey person) {
        Instant until = at.plus(KEY_LIFE);
        Holder holder = holder(person);
        Optional<Licence> licence =
                person.role().isOfficer() ? Optional.of(new Licence("TEST-执法-01", at, until)) : Optional.empty();
        return new KeyRegistration(
                person.signer().publicKey(), holder, person.role(), at, until, licence, Optional.empty());
    }

    private static Holder holder(PersonKey key) {
        if (key.role() == Role.CHECKPOINT_COSIGNER) {
            return COSIGNER;
        }
        return key.role() == Role.PLATFORM ? PLATFORM : new Holder.Person(key.person());
    }

    private void policies() throws InterruptedException {
        write("policy of signatures", cast.registrar(Cast.REGULATOR), new Policy(1, SigningPolicy.DEFAULT));
        desk.record(
                "policy of checkpoints",
                cast.registrar(Cast.CITY),
                CheckpointFacts.policy(trust),
                at,
                record -> {},
                cast.registrar(Cast.REGULATOR).key().signer());
    }

    private ReadableRecord session() throws InterruptedException {
        PersonKey session = cast.session().key();
        Recorder witness = cast.witness();
        KeyRegistration delegation = new KeyRegistration(
                session.signer().publicKey(),
                new Holder.Person(session.person()),
                session.role(),
                at,
                at.plus(SESSION_LIFE),
                Optional.empty(),
                Optional.of(witness.key().id()));
        return write("session key", witness, delegation);
    }

    private ReadableRecord write(String step, Recorder by, RecordBody fact) throws InterruptedException {
        return desk.record(step, by, fact, at, record -> {});
    }
}
