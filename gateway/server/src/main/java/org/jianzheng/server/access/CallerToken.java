/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller in Spring Security's terms: somebody known, without authorities, since the {@link AccessTable} alone says what is allowed. */
final class CallerToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // there are no sessions into which this could be written
    private final Caller caller;

    CallerToken(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
