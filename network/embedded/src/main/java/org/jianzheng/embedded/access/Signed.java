/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.access;

import com.google.protobuf.ByteString;

/**
 * A message and who claims to have signed it.
 *
 * @param message the whole message
 * @param identity serialized identity of the signer
 * @param signature its signature
 */
public record Signed(ByteString message, ByteString identity, ByteString signature) {}
