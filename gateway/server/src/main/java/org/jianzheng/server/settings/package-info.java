/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What an operator configures: one record a topic, checked when the gateway starts. */
@NullMarked
package org.jianzheng.server.settings;

import org.jspecify.annotations.NullMarked;
