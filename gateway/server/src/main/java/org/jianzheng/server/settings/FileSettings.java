/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of stored files.
 *
 * @param maxFile bytes of one file
 * @param keepFree bytes of the volume that stay free; a file that would take them is refused with {@code STORAGE_FULL}
 */
public record FileSettings(
        @DefaultValue("512MB") DataSize maxFile,
        @DefaultValue("1GB") DataSize keepFree) {}
