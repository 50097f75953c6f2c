/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The acceptance cases, played through gateways over HTTP on a network whose clock the cases set. */
@NullMarked
package org.jianzheng.acceptance.cases;

import org.jspecify.annotations.NullMarked;
