/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Joint decisions as their proved records make them: who signed what, and whether they may. */
@NullMarked
package org.jianzheng.evidence.sanction;

import org.jspecify.annotations.NullMarked;
