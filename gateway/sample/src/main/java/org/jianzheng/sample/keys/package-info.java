/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The trial keys of people, departments and services that the launcher made for a network. */
@NullMarked
package org.jianzheng.sample.keys;

import org.jspecify.annotations.NullMarked;
