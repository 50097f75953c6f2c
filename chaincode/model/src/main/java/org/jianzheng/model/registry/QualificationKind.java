/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

/** What a platform that keeps evidence has to show of itself (on-line litigation rules, article 17; domain 2.12). */
public enum QualificationKind {
    /** Filing as a blockchain information service (备案). */
    FILING,
    /** Assessment of classified protection (等保测评). */
    CLASSIFIED_PROTECTION,
    /** Assessment of the use of commercial cryptography (密评). */
    CRYPTOGRAPHY_ASSESSMENT
}
