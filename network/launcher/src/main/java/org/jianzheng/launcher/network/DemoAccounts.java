/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.OrganisationKind;
import org.jianzheng.launcher.topology.SignIn;
import org.jianzheng.launcher.topology.Topology;

/**
 * Whom the demo sign-in knows: those who have keys for trying, under the same references; invented people of every other role; and a
 * machine of each organisation, which shows the network's secret.
 */
final class DemoAccounts {

    /** Roles that people call in; the others are services' keys. Each with what it is called. */
    private static final Map<String, String> TITLES = Map.of(
            "REGISTRAR", "登记员 registrar",
            "CENTRE_STAFF", "工作人员 centre staff",
            "CENTRE_WITNESS", "见证人员 witness",
            "INDUSTRY_SUPERVISOR", "行业监管人员 industry supervisor",
            "SUPERVISION_OFFICE", "监管办人员 supervision office");

    private record Invented(String id, String role, String title, String reference, String subject) {}

    /** Credit codes and references are invented. */
    private static final List<Invented> AT_A_CENTRE = List.of(
            new Invented("tenderer", "TENDERER", "招标人 tenderer", reference(1), "org:12999999TEXT00030K"),
            new Invented("agency", "AGENCY", "代理机构 agency", reference(2), "org:91999999TEXT00040F"),
            new Invented("bidder", "BIDDER", "投标人 bidder", reference(3), "org:91999999TEXT00050G"));

    private static final List<Invented> AT_AN_OFFICE = List.of(
            new Invented("discipline", "DISCIPLINE_AUDIT", "纪检监察人员 discipline inspection", reference(5), ""),
            new Invented("pool", "POOL_OWNER", "专家库管理员 owner of an expert pool", reference(6), ""),
            new Invented("expert", "EXPERT", "评标专家 evaluation expert", reference(7), reference(7)),
            new Invented("credit", "CREDIT_PLATFORM", "信用平台 credit platform", reference(8), ""));

    private static String reference(int number) {
        return "person:%032d".formatted(number);
    }

    private final Topology topology;
    private final CryptoFolder crypto;

    DemoAccounts(Topology topology, CryptoFolder crypto) {
        this.topology = topology;
        this.crypto = crypto;
    }

    /** Id of an organisation's machine. */
    static String machineOf(Organisation organisation) {
        return "machine-" + organisation.name();
    }

    /** The file that the demo sign-in reads. */
    String json(SignIn.Demo demo) throws IOException {
        String secret =
                Files.readString(crypto.signInSecret(), StandardCharsets.UTF_8).strip();
        List<Object> people = new ArrayList<>();
        List<Object> machines = new ArrayList<>();
        List<String> redirects = new ArrayList<>();
        for (Organisation member : topology.members()) {
            people.addAll(peopleOf(member));
            machines.add(Map.of(
                    "id",
                    machineOf(member),
                    "secret",
                    secret,
                    "claims",
                    Map.of(
                            "organisation",
                            member.mspId().text(),
                            "role",
                            "PLATFORM",
                            "name",
                            "业务系统（演示） system (demo)")));
            redirects.add("http://" + member.site().orElseThrow().gateway() + "/signed-in");
        }
        return Documents.canonicalJson(Map.of(
                "audience", demo.audience(),
                "client", demo.client(),
                "redirects", redirects,
                "people", people,
                "machines", machines));
    }

    private List<Object> peopleOf(Organisation member) throws IOException {
        List<Object> people = new ArrayList<>();
        if (Documents.parse(Files.readString(crypto.people(), StandardCharsets.UTF_8)) instanceof List<?> keys) {
            for (Object each : keys) {
                Map<String, Object> key = Documents.mapping(each);
                String role = String.valueOf(key.get("role"));
                String name = String.valueOf(key.get("name"));
                if (member.mspId().text().equals(key.get("msp"))
                        && TITLES.containsKey(role)
                        && !name.endsWith("-session")) {
                    people.add(person(
                            member, name, role, TITLES.getOrDefault(role, ""), String.valueOf(key.get("person")), ""));
                }
            }
        }
        boolean centre =
                member.kind() == OrganisationKind.TRADING_CENTRE || member.kind() == OrganisationKind.BRANCH_CENTRE;
        for (Invented one : centre ? AT_A_CENTRE : AT_AN_OFFICE) {
            people.add(person(member, one.id(), one.role(), one.title(), one.reference(), one.subject()));
        }
        return people;
    }

    private static Map<String, Object> person(
            Organisation member, String id, String role, String title, String reference, String subject) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("organisation", member.mspId().text());
        claims.put("role", role);
        claims.put("name", title + "（演示 demo）");
        claims.put("person", reference);
        if (!subject.isEmpty()) {
            claims.put("subject", subject);
        }
        return Map.of("id", member.name() + "/" + id, "claims", claims);
    }
}
