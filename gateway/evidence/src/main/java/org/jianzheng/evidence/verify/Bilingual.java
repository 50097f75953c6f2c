/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

/** Something with one text in each language: the catalogue of everything a verification can say. */
public interface Bilingual {
    /** The English text. */
    String english();

    /** The Chinese text. */
    String chinese();

    /** The text in this language. */
    default String in(Language language) {
        return switch (language) {
            case EN -> english();
            case ZH -> chinese();
        };
    }
}
