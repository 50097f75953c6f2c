/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** JSON and YAML text of the files that programs hand each other. */
@NullMarked
package org.jianzheng.launcher.document;

import org.jspecify.annotations.NullMarked;
