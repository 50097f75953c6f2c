/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.server.settings.AccessSettings.Machine;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes a client certificate, which the HTTPS listener has checked, for the machine that the configuration names by it. */
final class MachineCertificates extends OncePerRequestFilter {
    private static final String SHOWN = "jakarta.servlet.request.X509Certificate";

    private final Map<X500Principal, Caller> machines = new HashMap<>();

    MachineCertificates(List<Machine> machines) {
        for (Machine machine : machines) {
            X500Principal name = new X500Principal(machine.certificate());
            this.machines.put(name, Caller.machine(OrganisationId.parse(machine.organisation()), name.getName()));
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(SHOWN) instanceof X509Certificate[] shown
                && shown.length > 0
                // Whoever shows no token is anonymous by now, not nobody.
                && !(SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken)) {
            Caller machine = machines.get(shown[0].getSubjectX500Principal());
            if (machine != null) {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new CallerToken(machine));
                SecurityContextHolder.setContext(context);
            }
        }
        chain.doFilter(request, response);
    }
}
