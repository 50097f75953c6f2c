/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.alert;

/** What was analysed (domain 77–82). */
public enum Analysis {
    /** Who bids often and how it goes (投标效能异常). */
    BID_PERFORMANCE,
    /** Invalid bids (无效投标异常). */
    INVALID_BIDS,
    /** What was saved against the budget (节资率异常). */
    SAVINGS_RATE,
    /** Who bids together (主体抱团). */
    CLUSTERING,
    /** Feature codes of bid documents (标书特征码雷同). */
    IDENTICAL_FEATURES,
    /** Bias and deviation of experts (评标专家行为). */
    EXPERT_BEHAVIOUR
}
