/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The model module of Jianzheng. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.model;
