/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of all organisations' hosts, made by the very commands that the runbook names. */
record ExportedHosts(Path root) {

    static final List<String> ORGANISATIONS = List.of("city", "county", "regulator", "province");

    private static final Pattern FINGERPRINT = Pattern.compile("(?:[0-9a-f]{4} ){15}[0-9a-f]{4}");
    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

    /** Goes through all steps up to the files of the hosts; nothing is started. */
    static ExportedHosts in(Path root, Path topology) throws IOException {
        ExportedHosts hosts = new ExportedHosts(root);
        Map<String, String> fingerprints = new LinkedHashMap<>();
        for (String name : ORGANISATIONS) {
            organisation(hosts.site(name), "keys", name, "--topology", topology.toString());
            String told = organisation(
                    hosts.site(name), "card", "--to", hosts.card(name).toString());
            fingerprints.put(name, found(FINGERPRINT, told));
        }
        for (String name : ORGANISATIONS) {
            for (String other : ORGANISATIONS) {
                if (!other.equals(name)) {
                    String fingerprint = fingerprints.getOrDefault(other, "");
                    organisation(
                            hosts.site(name), "accept", hosts.card(other).toString(), "--fingerprint", fingerprint);
                }
            }
        }
        String hash = found(HASH, organisation(hosts.site("city"), "found"));
        for (String name : ORGANISATIONS) {
            if (!name.equals("city")) {
                String block = hosts.site("city").resolve("genesis.block").toString();
                organisation(hosts.site(name), "adopt", block, "--hash", hash);
            }
            organisation(hosts.site(name), "export", "--to", hosts.of(name).toString());
        }
        return hosts;
    }

    /** What the host of an organisation gets. */
    Path of(String name) {
        return root.resolve("host-" + name);
    }

    /** The variables that the compose file leaves open. */
    Map<String, String> environment(String name) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : Files.readAllLines(of(name).resolve(".env"))) {
            int equals = line.indexOf('=');
            variables.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return variables;
    }

    private static String organisation(Path site, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "organisation";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--site";
        all[arguments.length + 2] = site.toString();
        return Commands.run(all).succeeded().text();
    }

    private Path site(String name) {
        return root.resolve("site-" + name);
    }

    private Path card(String name) {
        return root.resolve("sent").resolve(name + ".json");
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return matcher.group();
    }
}
