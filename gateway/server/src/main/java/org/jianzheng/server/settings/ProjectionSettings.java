/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where search and pages are kept.
 *
 * @param uri MongoDB connection string; empty starts a MongoDB-compatible server inside this process
 * @param database name of the database
 */
public record ProjectionSettings(
        @DefaultValue("") String uri,
        @DefaultValue("jianzheng") String database) {}
