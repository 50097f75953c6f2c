/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** A JUnit extension that gives a test class its own network. */
@NullMarked
package org.jianzheng.launcher.junit;

import org.jspecify.annotations.NullMarked;
