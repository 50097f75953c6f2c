/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Evidence packages: a container with one form, its manifest, what its members prove together, and their verification. */
@NullMarked
package org.jianzheng.evidence.packages;

import org.jspecify.annotations.NullMarked;
