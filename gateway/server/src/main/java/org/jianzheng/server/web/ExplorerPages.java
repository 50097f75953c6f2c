/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the explorer under each of its own addresses, so that a link to a lot or a record can be opened as such. The page comes
 * from {@code explorer-ui}; where that was built without Node, a plain page of this module says what is missing.
 */
@Configuration(proxyBeanMethods = false)
class ExplorerPages implements WebMvcConfigurer {
    /** The addresses of {@code explorer-ui}'s router, but the root. */
    private static final List<String> ROUTES = List.of(
            "/lots/*",
            "/records/*",
            "/index/*",
            "/evidence/*",
            "/sanctions/*",
            "/lists",
            "/lists/*",
            "/lists/*/entries/*",
            "/credit/*",
            "/credit/*/*",
            "/years/*/*",
            "/inspections/*",
            "/casework",
            "/casework/*",
            "/alerts",
            "/alerts/*",
            "/checkpoint",
            "/sign-in",
            "/signed-in");

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        ROUTES.forEach(route -> registry.addViewController(route).setViewName("forward:/index.html"));
    }
}
