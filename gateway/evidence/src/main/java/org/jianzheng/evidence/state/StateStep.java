/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.state;

import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.json.JsonObject;

/**
 * A record that made or changed a state: the reason for it.
 *
 * @param entry the record's entry
 * @param head the state after it
 */
public record StateStep(LogEntry entry, JsonObject head) {}
