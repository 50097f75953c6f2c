/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The whole system as programs: what README.md tells a newcomer to run, and what must survive. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.acceptance;
