/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What every page and answer of the gateway shares: problems with code and advice, the addresses of the explorer, what its pages may load. */
@NullMarked
package org.jianzheng.server.web;

import org.jspecify.annotations.NullMarked;
