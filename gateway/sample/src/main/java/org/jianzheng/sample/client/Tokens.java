/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.client;

import java.util.Optional;

/** By what a client says who it is. Safe for many threads. */
@FunctionalInterface
public interface Tokens {
    /** For gateways where nobody need sign in. */
    Tokens NONE = Optional::empty;

    /**
     * A token that is good for the next request; empty to send none.
     *
     * @throws org.jianzheng.model.error.Refusal {@code UNAUTHENTICATED} if the issuer does not know the client,
     *     {@code ISSUER_UNAVAILABLE} if it does not answer
     */
    Optional<String> bearer() throws InterruptedException;
}
