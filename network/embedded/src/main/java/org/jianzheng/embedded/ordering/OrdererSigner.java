/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ordering;

import org.jianzheng.protocol.Signer;

/**
 * One consenter's signing identity.
 *
 * @param consenter its number in the channel configuration
 * @param signer its key
 */
public record OrdererSigner(int consenter, Signer signer) {}
