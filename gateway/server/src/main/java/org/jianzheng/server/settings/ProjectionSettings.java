/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where search and pages are kept.
 *
 * @param uri MongoDB connection string; empty starts a MongoDB-compatible server inside this process
 * @param database name of the database
 * @param tls for mutual TLS towards MongoDB: client certificate, key and the authority of its certificate; without it the
 *     connection string alone decides
 */
public record ProjectionSettings(
        @DefaultValue("") String uri,
        @DefaultValue("jianzheng") String database,
        @Valid LedgerSettings.@Nullable Tls tls) {}
