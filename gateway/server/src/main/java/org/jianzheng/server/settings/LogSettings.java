/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a log that is lost, or that the own peer no longer has the blocks of, comes from. Nothing that comes from there is
 * believed: it counts only under a checkpoint that the quorum of the own trust root has cosigned.
 *
 * @param source address of another gateway, under which {@code /log/} lies: its cosigning address. Empty:
 *     the log is derived from the own peer's blocks only
 */
public record LogSettings(@Nullable URI source) {}
