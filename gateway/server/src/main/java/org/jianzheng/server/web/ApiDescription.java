/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document: the same bytes wherever the gateway runs, so that it can be committed and compared. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Jianzheng gateway 见证链网关")
                        .version("v1")
                        .description("The gateway of one organisation: records in, proofs out. Every refusal is"
                                + " application/problem+json with a code of the shared catalogue.")
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This gateway")));
    }

    @Bean
    OpenApiCustomizer inOrder() {
        return api -> {
            if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
                api.getComponents().setSchemas(new TreeMap<>(api.getComponents().getSchemas()));
            }
            if (api.getTags() != null) {
                api.getTags().sort(java.util.Comparator.comparing(io.swagger.v3.oas.models.tags.Tag::getName));
            }
        };
    }

    /** What is never null is always there. */
    @Bean
    ModelConverter requiredComponents() {
        return new RequiredComponents();
    }

    private static final class RequiredComponents implements ModelConverter {
        private static final String REFERENCE = "#/components/schemas/";

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            if (!chain.hasNext()) {
                return null;
            }
            Schema<?> resolved = chain.next().resolve(type, context, chain);
            Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
            if (resolved != null && raw.isRecord()) {
                require(raw, defined(resolved, context));
            }
            return resolved;
        }

        private static @Nullable Schema<?> defined(Schema<?> resolved, ModelConverterContext context) {
            return resolved.get$ref() == null
                    ? resolved
                    : context.getDefinedModels().get(resolved.get$ref().substring(REFERENCE.length()));
        }

        private static void require(Class<?> raw, @Nullable Schema<?> schema) {
            if (schema == null || schema.getProperties() == null) {
                return;
            }
            for (RecordComponent component : raw.getRecordComponents()) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    schema.addRequiredItem(component.getName());
                }
            }
        }
    }
}
