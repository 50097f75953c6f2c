/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.dossier;

/** Where the events go that this release's contracts do not record: the capability that will. */
public enum Later {
    /** Sealed bids. */
    BID("sealed bids", "密封投标"),
    /** Expert pools, drawing and check-in. */
    EXPERTS("expert pools and the drawing of experts", "专家库与专家抽取");

    private final String english;
    private final String chinese;

    Later(String english, String chinese) {
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
