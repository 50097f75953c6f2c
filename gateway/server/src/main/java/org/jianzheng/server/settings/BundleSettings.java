/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which bundles are handed out.
 *
 * @param full whether bundles of the full grade are: they hold a whole block, and so show a record's neighbours to everybody who
 *     may ask for the record. Allow it only where all callers may read the whole ledger
 */
public record BundleSettings(@DefaultValue("false") boolean full) {}
