/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import java.time.InstantSource;
import org.jianzheng.server.settings.AccessSettings;
import org.jianzheng.server.settings.GatewaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Puts sign-in together: tokens and certificates say who calls; no sessions, no cookies, so nothing that another page could ride on. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(AccessConfiguration.class);

    @Bean
    SecurityFilterChain access(
            HttpSecurity http,
            GatewaySettings gateway,
            Gatekeeper gatekeeper,
            AccessProblems problems,
            InstantSource clock)
            throws Exception {
        AccessSettings settings = gateway.access();
        if (settings.open()) {
            LOG.warn(
                    "NOBODY NEED SIGN IN HERE: whoever reaches this address may hand in records (jianzheng.access.open)");
        }
        http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // The pages' own policy sets what browsers need.
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(problems))
                .addFilterBefore(new AccessFilter(gatekeeper, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        if (!settings.machines().isEmpty()) {
            http.addFilterBefore(new MachineCertificates(settings.machines()), AccessFilter.class);
        }
        if (!settings.issuers().isEmpty()) {
            http.oauth2ResourceServer(
                    tokens -> tokens.authenticationManagerResolver(new Issuers(settings, clock).resolver())
                            .authenticationEntryPoint(problems));
        }
        return http.build();
    }

    /** Nobody signs in with a password; without this Spring Boot would invent a user. */
    @Bean
    AuthenticationManager noPasswords() {
        return authentication -> {
            throw new UsernameNotFoundException("there are no passwords here");
        };
    }
}
