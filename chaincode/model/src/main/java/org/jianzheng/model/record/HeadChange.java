/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import org.jianzheng.model.json.JsonObject;

/**
 * What a record does to one head.
 *
 * @param key where the head lies
 * @param value the head after the record
 */
public record HeadChange(HeadKey key, JsonObject value) {}
