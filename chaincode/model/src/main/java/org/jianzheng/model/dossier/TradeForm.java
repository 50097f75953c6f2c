/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

/** How something is traded (交易方式, domain 22, 46). */
public enum TradeForm {
    /** 招标. */
    TENDER,
    /** 谈判. */
    NEGOTIATION,
    /** 拍卖. */
    AUCTION,
    /** 挂牌. */
    LISTING,
    /** 网上竞价. */
    ONLINE_BIDDING
}
