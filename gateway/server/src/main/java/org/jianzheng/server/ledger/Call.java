/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

/**
 * A call of a contract method whose only argument travels as transient data, so that what is refused stays in no block.
 *
 * @param function the method's name
 * @param name name of the transient value
 * @param value the transient value; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never changed
public record Call(String function, String name, byte[] value) {}
