/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jianzheng.server.settings.GatewaySettings;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers what pages may do: load from this gateway only, ask it and whoever signs people in to the explorer, and be framed by nobody. The policy is the file {@code page-policy.txt},
 * to which the tests of {@code explorer-ui} hold the explorer. {@code verify.html} brings a narrower policy of its own.
 */
@Component
class PagePolicy extends OncePerRequestFilter {
    private static final String POLICY = "Content-Security-Policy";
    private static final String ALONE = "/verify.html";
    private static final String ASKED = "connect-src 'self'";

    private final String policy;

    PagePolicy(GatewaySettings settings) {
        policy = settings.access().issuers().stream()
                .filter(issuer -> issuer.client() != null)
                .map(issuer -> origin(issuer.issuer()))
                .distinct()
                .reduce(read(), (narrower, origin) -> narrower.replace(ASKED, ASKED + " " + origin));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static String read() {
        try (InputStream file = PagePolicy.class.getResourceAsStream("/page-policy.txt")) {
            if (file == null) {
                throw new IllegalStateException("page-policy.txt is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(POLICY, request.getRequestURI().equals(ALONE) ? "frame-ancestors 'none'" : policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        chain.doFilter(request, response);
    }
}
