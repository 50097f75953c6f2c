/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import org.jianzheng.model.crypto.DualDigest;

/**
 * What is compared of a file.
 *
 * @param digests over its bytes
 * @param size its bytes
 */
public record OriginalFile(DualDigest digests, long size) {}
