/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** An issuer of tokens for trying, with invented people: whoever opens its page is whom they choose. */
@NullMarked
package org.jianzheng.signin;

import org.jspecify.annotations.NullMarked;
