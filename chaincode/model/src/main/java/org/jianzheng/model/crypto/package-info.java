/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Hash suites, digests, public keys and signatures, over plain bytes and without any provider registration. */
@NullMarked
package org.jianzheng.model.crypto;

import org.jspecify.annotations.NullMarked;
