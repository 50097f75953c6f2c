/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

import java.nio.file.Path;

/**
 * A certificate and its private key on disk.
 *
 * @param certificate PEM, X.509
 * @param key PEM, PKCS#8
 */
public record KeyPairFiles(Path certificate, Path key) {}
