/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Changes of a running network: its contracts' definition, its organisations, its certificates. */
@NullMarked
package org.jianzheng.launcher.operation;

import org.jspecify.annotations.NullMarked;
