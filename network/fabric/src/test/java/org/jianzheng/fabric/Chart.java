/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.fabric;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.Serial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The chart as Helm renders it, each object read as the type that the API server would read it as. */
final class Chart {

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new NoPlaceForUnknownElements())
            .build();

    private final List<HasMetadata> objects;

    private Chart(List<HasMetadata> objects) {
        this.objects = objects;
    }

    /** Renders the chart with the values that an export has written. */
    static Chart render(Path values) {
        String yaml = template(values);
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<HasMetadata> objects = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
            objects.add(read(ComposeFile.mapping(document)));
        }
        return new Chart(objects);
    }

    /** What Helm renders, as text. */
    static String template(Path values) {
        return new Helm(Repository.fabric().resolve("chart"))
                .template()
                .withName("jianzheng")
                .withNamespace("jianzheng")
                .withKubeVersion("1.33.0")
                .withValuesFile(values)
                .call();
    }

    List<HasMetadata> objects() {
        return objects;
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return all(type).stream()
                .filter(each -> each.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
    }

    /** The types keep elements that they do not know for who wants them; here they are mistakes. */
    private static final class NoPlaceForUnknownElements extends JacksonAnnotationIntrospector {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated any) {
            return false;
        }
    }

    private static HasMetadata read(Map<String, Object> document) {
        Class<? extends HasMetadata> type = switch (document.get("apiVersion") + " " + document.get("kind")) {
            case "v1 Service" -> Service.class;
            case "apps/v1 StatefulSet" -> StatefulSet.class;
            case "apps/v1 Deployment" -> Deployment.class;
            case "networking.k8s.io/v1 NetworkPolicy" -> NetworkPolicy.class;
            case "policy/v1 PodDisruptionBudget" -> PodDisruptionBudget.class;
            default -> throw new AssertionError("unexpected object " + document);
        };
        return STRICT.convertValue(document, type);
    }
}
