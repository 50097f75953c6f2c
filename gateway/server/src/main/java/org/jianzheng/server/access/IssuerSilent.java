/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import java.net.URI;
import org.springframework.security.core.AuthenticationException;

/** An issuer does not say by which keys it signs, so that nothing can be said of its token. */
final class IssuerSilent extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    IssuerSilent(URI issuer, Throwable cause) {
        super("issuer " + issuer + " does not give its keys", cause);
    }
}
