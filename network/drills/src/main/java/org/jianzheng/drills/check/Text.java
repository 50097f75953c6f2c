/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.check;

/**
 * A sentence in both languages.
 *
 * @param chinese in Chinese
 * @param english in English
 */
public record Text(String chinese, String english) {

    @Override
    public String toString() {
        return chinese + "  " + english;
    }
}
