/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.endorser;

import com.google.protobuf.ByteString;
import org.jianzheng.protocol.Signer;
import org.jianzheng.protocol.msp.Member;

/**
 * The peer identity with which an organisation endorses.
 *
 * @param member who
 * @param serialized the identity as it stands in endorsements
 * @param signer its key
 */
public record EndorsingIdentity(Member member, ByteString serialized, Signer signer) {}
