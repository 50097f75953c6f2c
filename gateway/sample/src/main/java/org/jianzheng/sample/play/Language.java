/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

/** The language of the lines that a play prints. */
public enum Language {
    /** Chinese. */
    ZH,
    /** English. */
    EN,
    /** Chinese, then English. */
    BOTH
}
