/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier.token;

import java.io.Serial;

/** A token does not do what it was asked; the sentence is for the person who asked. */
public final class TokenFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    TokenFailed(String sentence) {
        super(sentence);
    }

    TokenFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
