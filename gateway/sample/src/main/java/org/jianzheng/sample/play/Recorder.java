/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import org.jianzheng.sample.client.GatewayClient;
import org.jianzheng.sample.keys.PersonKey;

/**
 * Somebody who records: a key, and the gateway of its organisation.
 *
 * @param gateway takes the records
 * @param key signs them
 */
public record Recorder(GatewayClient gateway, PersonKey key) {}
