/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

/** What is verified. */
enum Document {
    /** An evidence bundle. */
    BUNDLE,
    /** An answer from the index. */
    ANSWER
}
