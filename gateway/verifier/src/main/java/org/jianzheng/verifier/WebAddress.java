/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * An address that the user gave.
 *
 * @param uri of HTTP or HTTPS, with a host
 */
record WebAddress(URI uri) {
    /** Reads an address; any other text is wrong usage. */
    static WebAddress parse(String text) {
        try {
            URI uri = new URI(text);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isWeb && uri.getHost() != null) {
                return new WebAddress(uri);
            }
        } catch (URISyntaxException e) {
            throw new UsageProblem(text + " is no address 地址有误", e);
        }
        throw new UsageProblem(text + " is no address of HTTP or HTTPS 地址有误");
    }

    /** Whether a text is meant to be one. */
    static boolean isMeant(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }
}
