/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps a request that writes from its endpoint, and its body unread, when nobody or the wrong party makes it. */
final class AccessFilter extends OncePerRequestFilter {
    private final Gatekeeper gatekeeper;
    private final AccessProblems problems;

    AccessFilter(Gatekeeper gatekeeper, AccessProblems problems) {
        this.gatekeeper = gatekeeper;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return gatekeeper.isOpen() || Addresses.reads(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            require(request);
        } catch (Refusal refusal) {
            problems.answer(request, response, refusal);
            return;
        }
        chain.doFilter(request, response);
    }

    private void require(HttpServletRequest request) {
        gatekeeper.requireKnown();
        Addresses.Need need = Addresses.ofWrite(request.getRequestURI())
                .orElseThrow(() -> Refusal.of(ErrorCode.FORBIDDEN, "nobody writes at this address"));
        need.action().ifPresent(gatekeeper::require);
    }
}
