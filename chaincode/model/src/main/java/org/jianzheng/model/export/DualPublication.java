/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.export;

import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.UnifiedCreditCode;

/**
 * The fields of dual publication (行政处罚双公示, domain 2.5) with their greatest lengths. Of people nothing but their entry is known here, so that
 * columns with numbers of identity papers stay empty.
 *
 * @param authority the name of the authority
 * @param authorityCode its credit code
 * @param penalty the kind of penalty
 * @param content what was imposed, in words
 * @param fine how much was fined, in fen
 */
public record DualPublication(
        String authority, UnifiedCreditCode authorityCode, String penalty, String content, AmountFen fine) {
    private static final long FEN_OF_TEN_THOUSAND_YUAN = 1_000_000;

    /** The row of an entry; refuses ({@code STATE_FORBIDS}) one of a red list, {@code TOO_LARGE} a text that a field does not hold. */
    public ExportedRow row(ExportedEntry entry) {
        entry.requireBurden();
        return ExportedRow.builder()
                .put("行政相对人名称", 200, entry.name())
                .put("行政相对人代码_1", 18, entry.code())
                .put("法定代表人", 50, "")
                .put("法定代表人身份证号", 18, "")
                .put("证件类型", 64, "")
                .put("证件号码", 64, "")
                .put("行政处罚决定书文号", 128, entry.document())
                .put("违法行为类型", 2_000, entry.list().title())
                .put("违法事实", 2_000, entry.reason())
                .put("处罚依据", 2_048, entry.basis())
                .put("处罚类别", 255, penalty)
                .put("处罚内容", 4_000, content)
                .put("罚款金额(万元)", 32, tenThousandYuan(fine))
                .put(
                        "处罚决定日期",
                        10,
                        Dates.format(entry.entry()
                                .bounds()
                                .map(bounds -> bounds.found())
                                .orElse(entry.entry().from())))
                .put("处罚有效期", 10, Dates.format(entry.entry().until()))
                .put(
                        "公示截止期",
                        10,
                        Dates.format(entry.entry()
                                .bounds()
                                .map(bounds -> bounds.most())
                                .orElse(entry.entry().until())))
                .put("处罚机关", 200, authority)
                .put("处罚机关统一社会信用代码", 18, authorityCode.value())
                .put("数据来源单位", 200, authority)
                .put("数据来源单位统一社会信用代码", 18, authorityCode.value())
                .put("备注", 512, "")
                .build();
    }

    /** Fen in units of ten thousand yuan, exactly: six decimals, none of them rounded (invariant 29). */
    static String tenThousandYuan(AmountFen amount) {
        return "%d.%06d".formatted(amount.fen() / FEN_OF_TEN_THOUSAND_YUAN, amount.fen() % FEN_OF_TEN_THOUSAND_YUAN);
    }
}
