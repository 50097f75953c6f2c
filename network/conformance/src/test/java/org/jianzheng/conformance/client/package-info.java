/*
 * SPDX-License-Identifier: Apache-2.0
 */

/** Clients of a network, with identities good and bad. */
@NullMarked
package org.jianzheng.conformance.client;

import org.jspecify.annotations.NullMarked;
