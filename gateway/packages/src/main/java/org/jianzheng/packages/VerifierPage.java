/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The verifier that runs in a browser: one HTML file, built by {@code explorer-ui} where Node.js is installed. */
public final class VerifierPage {
    private static final String RESOURCE = "/META-INF/resources/verify.html";

    private VerifierPage() {}

    /** The page, if this program was built with it. */
    public static Optional<byte[]> find() {
        try (InputStream page = VerifierPage.class.getResourceAsStream(RESOURCE)) {
            return page == null ? Optional.empty() : Optional.of(page.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the page " + RESOURCE + " cannot be read", e);
        }
    }
}
