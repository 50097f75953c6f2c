/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/** A folder as the launcher leaves it for a running network, with fresh keys. */
public final class TrialNetwork {
    private static final SecureRandom RANDOM = new SecureRandom();

    private TrialNetwork() {}

    /** Writes keys, trust root and addresses of these gateways into this folder. */
    public static void write(Path folder, FakeGateways gateways) {
        List<JsonObject> people = new ArrayList<>();
        List<JsonObject> cosigners = new ArrayList<>();
        for (String organisation : List.of("city", "county", "regulator")) {
            people.addAll(peopleOf(folder, organisation));
            cosigners.add(cosigner(folder, organisation, people));
        }
        text(folder.resolve("crypto/people.json"), JsonArray.of(people).toString());
        text(folder.resolve("trust.json"), trust(cosigners).toString());
        JsonObject addresses = JsonObject.builder()
                .put("city", gateways.address("city").toString())
                .put("county", gateways.address("county").toString())
                .put("regulator", gateways.address("regulator").toString())
                .build();
        text(
                folder.resolve("run.json"),
                JsonObject.builder()
                        .put("gateways", addresses)
                        .put("trust", folder.resolve("trust.json").toString())
                        .build()
                        .toString());
    }

    private static List<JsonObject> peopleOf(Path folder, String organisation) {
        List<JsonObject> people = new ArrayList<>();
        people.add(person(folder, organisation, "registrar", "REGISTRAR", SignatureAlgorithm.SM2, fresh()));
        if (organisation.equals("regulator")) {
            people.add(
                    person(folder, organisation, "supervisor", "INDUSTRY_SUPERVISOR", SignatureAlgorithm.SM2, fresh()));
            people.add(person(folder, organisation, "office", "SUPERVISION_OFFICE", SignatureAlgorithm.SM2, fresh()));
            return people;
        }
        String witness = fresh();
        people.add(person(folder, organisation, "staff", "CENTRE_STAFF", SignatureAlgorithm.SM2, fresh()));
        people.add(person(folder, organisation, "witness", "CENTRE_WITNESS", SignatureAlgorithm.SM2, witness));
        people.add(
                person(folder, organisation, "witness-session", "CENTRE_WITNESS", SignatureAlgorithm.ED25519, witness));
        return people;
    }

    private static JsonObject cosigner(Path folder, String organisation, List<JsonObject> people) {
        String role = "CHECKPOINT_COSIGNER";
        JsonObject ed25519 =
                person(folder, organisation, "checkpoint-ed25519", role, SignatureAlgorithm.ED25519, fresh());
        JsonObject sm2 = person(folder, organisation, "checkpoint-sm2", role, SignatureAlgorithm.SM2, fresh());
        people.add(ed25519);
        people.add(sm2);
        return JsonObject.builder()
                .put("msp", msp(organisation))
                .put("kind", "TRADING_CENTRE")
                .put("name", organisation + ".jianzheng.example")
                .put("ed25519", hexOf(ed25519))
                .put("sm2", hexOf(sm2))
                .put("fromSize", 0)
                .build();
    }

    private static String hexOf(JsonObject person) {
        return person.string("public").replaceFirst("^[^:]+:", "");
    }

    private static JsonObject person(
            Path folder, String organisation, String name, String role, SignatureAlgorithm algorithm, String person) {
        PrivateKey key = PrivateKeys.generate(algorithm, RANDOM);
        String file = "people/" + organisation + "/" + name + ".key";
        text(folder.resolve("crypto").resolve(file), "FOR TRYING ONLY\n" + PrivateKeys.write(key));
        Map<String, String> members = Map.of(
                "msp", msp(organisation),
                "name", name,
                "role", role,
                "algorithm", algorithm.id(),
                "person", person,
                "key", file,
                "public", key.publicKey().toString());
        JsonObject.Builder json = JsonObject.builder();
        members.forEach(json::put);
        return json.build();
    }

    private static JsonObject trust(List<JsonObject> cosigners) {
        JsonObject independent = JsonObject.builder()
                .put("name", "independent")
                .put("threshold", 1)
                .put("members", JsonArray.ofStrings(List.of("RegulatorMSP")))
                .build();
        JsonObject quorum = JsonObject.builder()
                .put("threshold", 2)
                .put("groups", JsonArray.of(independent))
                .build();
        return JsonObject.builder()
                .put("v", 1)
                .put("origin", "jianzheng.example/test/" + HexFormat.of().toHexDigits(RANDOM.nextLong()))
                .put("cosigners", JsonArray.of(cosigners))
                .put("quorum", quorum)
                .build();
    }

    private static String msp(String organisation) {
        return organisation.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + organisation.substring(1) + "MSP";
    }

    private static String fresh() {
        return PersonRef.random(RANDOM).value();
    }

    private static void text(Path file, String text) {
        try {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
