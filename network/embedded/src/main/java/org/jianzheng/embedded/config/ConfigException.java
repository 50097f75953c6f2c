/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

import java.io.Serial;

/** The configuration file cannot be used. The message names the place in the file and what is expected there. */
public final class ConfigException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A value at {@code place} is missing or wrong. */
    public ConfigException(String place, String detail) {
        super(place + ": " + detail);
    }

    /** As {@link #ConfigException(String, String)}, found out through {@code cause}. */
    public ConfigException(String place, String detail, Throwable cause) {
        super(place + ": " + detail, cause);
    }
}
