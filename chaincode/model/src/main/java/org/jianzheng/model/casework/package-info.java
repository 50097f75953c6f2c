/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Complaints, tip-offs and clues from one window to their answer: who keeps a case, by when what is due, to whom it goes (domain 90–92, 103–108). */
@NullMarked
package org.jianzheng.model.casework;

import org.jspecify.annotations.NullMarked;
