/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

/** The languages in which verdicts are told. */
public enum Language {
    /** Chinese. */
    ZH,
    /** English. */
    EN
}
