/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Certificates and private keys in files, and the TLS contexts made of them. */
@NullMarked
package org.jianzheng.server.keys;

import org.jspecify.annotations.NullMarked;
