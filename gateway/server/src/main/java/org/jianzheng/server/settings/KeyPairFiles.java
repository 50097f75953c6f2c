/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;

/**
 * A certificate and its private key.
 *
 * @param certificate PEM file of the certificate, with its chain if there is one
 * @param key PEM file of the PKCS#8 private key
 */
public record KeyPairFiles(
        @NotNull Path certificate, @NotNull Path key) {}
