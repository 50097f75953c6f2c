/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.hosts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.topology.Organisation;

/**
 * The same files for Kubernetes: one Secret for each program, and the values of the chart, which say how the Secrets' flat
 * keys become paths again. Values hold no secret.
 */
final class KubernetesFiles {

    private static final int READABLE = 0440;
    private static final int RUNNABLE = 0550;

    private final Organisation own;
    private final List<ServiceFiles> services;
    private final Map<String, String> environment;
    private final Map<String, String> contractsEnvironment;

    KubernetesFiles(
            Organisation own,
            List<ServiceFiles> services,
            Map<String, String> environment,
            Map<String, String> contractsEnvironment) {
        this.own = own;
        this.services = services;
        this.environment = environment;
        this.contractsEnvironment = contractsEnvironment;
    }

    void write(Path folder) throws IOException {
        StringBuilder secrets = new StringBuilder();
        for (ServiceFiles service : services) {
            secrets.append("---\n").append(Documents.yaml(secret(service)));
        }
        OwnerOnly.create(folder.resolve("kubernetes").resolve("secrets.yaml"), secrets.toString());
        OwnerOnly.create(folder.resolve("kubernetes").resolve("values.yaml"), Documents.yaml(values()));
    }

    private Map<String, Object> secret(ServiceFiles service) {
        Map<String, Object> data = new TreeMap<>();
        service.files()
                .forEach((path, content) ->
                        data.put(key(path), Base64.getEncoder().encodeToString(content)));
        Map<String, Object> secret = new LinkedHashMap<>();
        secret.put("apiVersion", "v1");
        secret.put("kind", "Secret");
        secret.put("metadata", Map.of("name", secretName(service)));
        secret.put("type", "Opaque");
        secret.put("data", data);
        return secret;
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("organisation", own.name().text());
        for (ServiceFiles service : services) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("enabled", true);
            each.put("secret", secretName(service));
            each.put("files", items(service));
            values.put(service.service(), each);
        }
        Map<String, Object> ports = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.endsWith("_PORT")) {
                ports.put(name(name), Integer.parseInt(value));
            }
        });
        values.put("ports", ports);
        if (!contractsEnvironment.isEmpty()) {
            values.put("contractsHost", environment.get("CONTRACTS_HOST"));
            values.put("contractsEnvironment", contractsEnvironment);
        }
        return values;
    }

    private static List<Object> items(ServiceFiles service) {
        List<Object> items = new ArrayList<>();
        for (String path : service.files().keySet()) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("key", key(path));
            item.put("path", path);
            item.put("mode", ServiceFiles.isProgram(path) ? RUNNABLE : READABLE);
            items.add(item);
        }
        return items;
    }

    private String secretName(ServiceFiles service) {
        return own.name() + "-" + service.service();
    }

    /** A Secret's keys have no slashes. */
    private static String key(String path) {
        return path.replace('/', '.');
    }

    private static String name(String variable) {
        String[] words =
                variable.toLowerCase(java.util.Locale.ROOT).replace("_port", "").split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }
}
