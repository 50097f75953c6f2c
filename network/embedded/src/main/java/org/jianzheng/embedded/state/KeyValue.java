/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.state;

/**
 * An entry of the world state.
 *
 * @param key the public key
 * @param value what it holds
 */
public record KeyValue(String key, VersionedValue value) {}
