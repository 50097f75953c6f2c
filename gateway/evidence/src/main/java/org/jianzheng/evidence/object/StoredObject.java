/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.object;

import org.jianzheng.model.crypto.DualDigest;

/**
 * An object in the store.
 *
 * @param digests of its content
 * @param size of its content in bytes
 */
public record StoredObject(DualDigest digests, long size) {}
