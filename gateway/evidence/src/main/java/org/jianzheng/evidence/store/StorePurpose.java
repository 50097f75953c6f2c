/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

/** What a store is opened for. */
enum StorePurpose {
    /** To be read and written by this process alone. */
    USE,
    /** To be read as it is now. */
    READING,
    /** To be written, read, and thrown away. */
    SCRATCH
}
