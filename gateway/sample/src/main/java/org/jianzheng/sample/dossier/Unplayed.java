/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.dossier;

/** What of the dossier the sample does not play. */
public enum Unplayed {
    /** Expert pools, drawing and check-in: the sample has no pool, and nobody who owns one. */
    EXPERTS("expert pools and the drawing of experts", "专家库与专家抽取");

    private final String english;
    private final String chinese;

    Unplayed(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** The capability in English. */
    public String english() {
        return english;
    }

    /** The capability in Chinese. */
    public String chinese() {
        return chinese;
    }
}
