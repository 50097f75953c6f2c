/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of real Fabric's configuration, packages and refusals that need none of its programs. */
@NullMarked
package org.jianzheng.launcher.fabric;

import org.jspecify.annotations.NullMarked;
