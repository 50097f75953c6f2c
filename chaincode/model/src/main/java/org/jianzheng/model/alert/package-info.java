/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Alerts: what an analysis points at, never a finding, open until a person has investigated it and concluded (domain 77–86). */
@NullMarked
package org.jianzheng.model.alert;

import org.jspecify.annotations.NullMarked;
