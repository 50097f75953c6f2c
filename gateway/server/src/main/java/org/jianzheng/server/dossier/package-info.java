/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The timeline of a lot. */
@NullMarked
package org.jianzheng.server.dossier;

import org.jspecify.annotations.NullMarked;
