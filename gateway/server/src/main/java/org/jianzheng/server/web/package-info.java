/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What every page and answer of the gateway shares: problems with code and advice, the page at the root. */
@NullMarked
package org.jianzheng.server.web;

import org.jspecify.annotations.NullMarked;
