/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.policy;

import com.google.protobuf.ByteString;

/**
 * A signature with what it is said to be of.
 *
 * @param identity the signer's serialized identity
 * @param message the whole message
 * @param signature over the message
 */
public record SignedMessage(ByteString identity, ByteString message, ByteString signature) {}
