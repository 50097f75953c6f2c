/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Plays the sample dossier against a running network, and is a small client of the gateway's interface. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.sample;
