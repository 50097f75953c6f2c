/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The trust root that a verifier pins: cosigners with validity windows, quorum, hash suites. */
@NullMarked
package org.jianzheng.evidence.trust;

import org.jspecify.annotations.NullMarked;
