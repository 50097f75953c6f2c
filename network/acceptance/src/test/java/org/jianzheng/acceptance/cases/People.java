/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Licence;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.OrganisationKind;
import org.jianzheng.model.registry.Policy;
import org.jianzheng.model.registry.SigningPolicy;
import org.jianzheng.sample.keys.PersonKey;
import org.jianzheng.sample.keys.PersonKeys;

/** Everybody who signs in the cases. Keys are made and registered when somebody is first asked for, and stand all the time. */
final class People {
    private static final Instant END = CaseNetwork.BEGIN.plus(CaseNetwork.LIFE);
    private static final List<OrganisationKind> KINDS =
            List.of(OrganisationKind.TRADING_CENTRE, OrganisationKind.SUPERVISION_OFFICE);

    private final CaseDesk desk;
    private final SecureRandom random = new SecureRandom();
    private final PersonKeys made;
    private final Map<String, PersonKey> known = new HashMap<>();

    People(CaseNetwork network, CaseDesk desk) {
        this.desk = desk;
        this.made = PersonKeys.read(network.data().crypto().root());
    }

    /** Registers the organisations and the policy of signatures: once for a network. */
    void found() {
        KINDS.forEach(kind -> desk.record(
                registrar(organisation(kind)),
                new Organisation(
                        organisation(kind),
                        new Organisation.Name("案例机构（虚构）", "Organisation of the cases (invented)"),
                        kind,
                        Optional.empty(),
                        registrar(organisation(kind)).signer().publicKey())));
        desk.record(registrar(CaseNetwork.REGULATOR), new Policy(1, SigningPolicy.DEFAULT));
    }

    /** Somebody of this role and office, always the same person. */
    PersonKey of(Role role, String office) {
        return of(role, office, new Licence("执法-" + office, CaseNetwork.BEGIN, END));
    }

    /**
     * Somebody of this role and office with this enforcement licence, always the same person.
     *
     * @param licence used only when the person is asked for the first time, and for officers only
     */
    PersonKey of(Role role, String office, Licence licence) {
        return known.computeIfAbsent(
                role + "/" + office, unknown -> register(newPerson(role, office), Optional.of(licence)));
    }

    /** The centre's platform, whose key its gateway has. */
    PersonKey platform() {
        return known.computeIfAbsent("platform", unknown -> {
            PersonKey platform = made.of(CaseNetwork.CITY, "platform");
            desk.record(
                    registrar(platform.organisation()),
                    new KeyRegistration(
                            platform.signer().publicKey(),
                            new Holder.Service("platform"),
                            Role.PLATFORM,
                            CaseNetwork.BEGIN,
                            END,
                            Optional.empty(),
                            Optional.empty()));
            return platform;
        });
    }

    /** Who registers keys for an organisation. */
    PersonKey registrar(OrganisationId organisation) {
        return made.of(organisation, "registrar");
    }

    private PersonKey newPerson(Role role, String office) {
        OrganisationKind kind = KINDS.stream()
                .filter(each -> each.mayRegister(role))
                .findFirst()
                .orElseThrow();
        Signer key = PrivateKeys.generate(SignatureAlgorithm.SM2, random);
        return new PersonKey(organisation(kind), office, role, PersonRef.random(random), key);
    }

    private PersonKey register(PersonKey person, Optional<Licence> licence) {
        desk.record(
                registrar(person.organisation()),
                new KeyRegistration(
                        person.signer().publicKey(),
                        new Holder.Person(person.person()),
                        person.role(),
                        CaseNetwork.BEGIN,
                        END,
                        licence.filter(ignored -> person.role().isOfficer()),
                        Optional.empty()));
        return person;
    }

    private static OrganisationId organisation(OrganisationKind kind) {
        return kind.isCentre() ? CaseNetwork.CITY : CaseNetwork.REGULATOR;
    }
}
