/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of stored files, and how they are encrypted.
 *
 * @param maxFile bytes of one file
 * @param keepFree bytes of the volume that stay free; a file that would take them is refused with {@code STORAGE_FULL}
 * @param cipher by which new files are encrypted, {@code aes-256-gcm} or {@code sm4-gcm}, while the ledger holds no storage rule; those that are stored stay
 *     readable
 */
public record FileSettings(
        @DefaultValue("512MB") DataSize maxFile,
        @DefaultValue("1GB") DataSize keepFree,
        @DefaultValue("aes-256-gcm") String cipher) {}
