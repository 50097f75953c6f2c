/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.signin;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the demo issuer knows: invented people, whom anybody may choose to be, and machines, each with a secret.
 *
 * @param audience for whom its tokens are
 * @param client by which pages sign people in
 * @param redirects where a browser may be sent back to, whole addresses
 * @param people by id, in the order in which the page offers them
 * @param machines by id
 */
record Accounts(
        String audience,
        String client,
        List<String> redirects,
        Map<String, Map<String, String>> people,
        Map<String, Machine> machines) {

    /**
     * A system of an organisation.
     *
     * @param secret by which it shows that it is itself
     * @param claims of its tokens
     */
    record Machine(String secret, Map<String, String> claims) {}

    Accounts {
        redirects = List.copyOf(redirects);
    }

    /**
     * Reads the file that the launcher writes.
     *
     * @throws ParseException if it is no such file
     */
    static Accounts parse(String json) throws ParseException {
        Map<String, Object> root = JSONObjectUtils.parse(json);
        Map<String, Map<String, String>> people = new LinkedHashMap<>();
        for (Map<String, Object> person : objects(root, "people")) {
            people.put(text(person, "id"), claims(person));
        }
        Map<String, Machine> machines = new LinkedHashMap<>();
        for (Map<String, Object> machine : objects(root, "machines")) {
            machines.put(text(machine, "id"), new Machine(text(machine, "secret"), claims(machine)));
        }
        return new Accounts(
                text(root, "audience"),
                text(root, "client"),
                Optional.ofNullable(JSONObjectUtils.getStringList(root, "redirects"))
                        .orElse(List.of()),
                people,
                machines);
    }

    /** The machine of this id and secret. */
    Optional<Machine> machine(String id, String secret) {
        return Optional.ofNullable(machines.get(id))
                .filter(machine -> MessageDigest.isEqual(
                        machine.secret().getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Map<String, Object>> objects(Map<String, Object> object, String name) throws ParseException {
        Map<String, Object>[] values = JSONObjectUtils.getJSONObjectArray(object, name);
        if (values == null) {
            throw new ParseException(name + " is missing", 0);
        }
        return Arrays.asList(values);
    }

    private static String text(Map<String, Object> object, String name) throws ParseException {
        String value = JSONObjectUtils.getString(object, name);
        if (value == null) {
            throw new ParseException(name + " is missing", 0);
        }
        return value;
    }

    private static Map<String, String> claims(Map<String, Object> account) throws ParseException {
        Map<String, Object> given = JSONObjectUtils.getJSONObject(account, "claims");
        if (given == null) {
            throw new ParseException("claims is missing", 0);
        }
        Map<String, String> claims = new LinkedHashMap<>();
        for (String name : given.keySet()) {
            claims.put(name, text(given, name));
        }
        return claims;
    }
}
