/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.sample.keys.PersonKey;

/**
 * The departments of a case: those whom the case lets sign use the seal, the first as head; two officers and a legal reviewer are invented for
 * each.
 */
final class CaseDepartments {
    private static final int LONGEST = 20;

    private final Surroundings around;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Registered> registered = new HashMap<>();

    CaseDepartments(Surroundings around) {
        this.around = around;
    }

    private record Registered(PersonKey head, List<PersonKey> officers, PersonKey reviewer, Signer seal) {}

    /** Registers a department with its people and its seal. */
    void register(String name, List<PersonKey> heads) {
        Role role = heads.getFirst().role();
        List<PersonKey> officers =
                List.of(around.people().of(role, name + "/承办一"), around.people().of(role, name + "/承办二"));
        PersonKey reviewer = around.people().of(role, name + "/法制审核");
        List<Department.Post> posts = new ArrayList<>();
        posts.add(new Department.Post(heads.getFirst().person(), Department.Duty.HEAD));
        heads.stream()
                .skip(1)
                .forEach(delegate -> posts.add(new Department.Post(delegate.person(), Department.Duty.DELEGATE)));
        officers.forEach(officer -> posts.add(new Department.Post(officer.person(), Department.Duty.OFFICER)));
        posts.add(new Department.Post(reviewer.person(), Department.Duty.LEGAL_REVIEWER));
        PersonKey registrar = around.people().registrar(CaseNetwork.REGULATOR);
        around.desk().record(registrar, new Department(id(name), name, CaseNetwork.REGULATOR, posts));
        Signer seal = PrivateKeys.generate(SignatureAlgorithm.SM2, random);
        around.desk()
                .record(
                        registrar,
                        new KeyRegistration(
                                seal.publicKey(),
                                new Holder.Department(id(name)),
                                Role.DEPARTMENT_SEAL,
                                CaseNetwork.BEGIN,
                                CaseNetwork.BEGIN.plus(CaseNetwork.LIFE),
                                Optional.empty(),
                                Optional.empty()));
        registered.put(name, new Registered(heads.getFirst(), officers, reviewer, seal));
    }

    /** The lists one after the other. */
    static List<PersonKey> both(List<PersonKey> first, List<PersonKey> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    boolean isRegistered(String name) {
        return registered.containsKey(name);
    }

    /** Two officers who handle matters in a department. */
    List<PersonKey> officers(String name) {
        return of(name).officers();
    }

    /** Who reviews texts in a department. */
    PersonKey reviewer(String name) {
        return of(name).reviewer();
    }

    /** The key of the department's head, and its seal. */
    List<Signer> sealOf(String name) {
        return List.of(of(name).head().signer(), of(name).seal());
    }

    /** A department's id in this play. */
    DepartmentId id(String name) {
        byte[] hash = HashSuite.SHA_256.hash((around.names().play() + "\n" + name).getBytes(StandardCharsets.UTF_8));
        return DepartmentId.parse("d" + HexFormat.of().formatHex(hash).substring(0, LONGEST));
    }

    /** Signs a record of now with a seal beside the person's key, and hands it in. */
    void record(PersonKey by, Signer seal, RecordBody body, UnaryOperator<ReadableRecord.Builder> more) {
        ReadableRecord record = around.desk().draft(by, body, more).sign(by.signer(), seal);
        around.desk().submit(record.organisation(), record.toJson());
    }

    private Registered of(String name) {
        return Objects.requireNonNull(registered.get(name), name);
    }
}
