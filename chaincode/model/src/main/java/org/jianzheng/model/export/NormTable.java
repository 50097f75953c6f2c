/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.export;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.list.ListEntry;

/**
 * Tables of the credit chapter of the data norm for trading platforms (公共资源交易平台系统数据规范 V2.0, 发改办法规〔2018〕1156号, chapter 17; domain 2.3, 2.4). The
 * norm's own column tables were not at hand: names and order of the columns are those of the tables with which a provincial platform follows it.
 * Scans of documents are no column here.
 *
 * @param tradingSystem the code of the trading system (交易系统标识码)
 * @param servicePlatform the code of the service platform (公共服务平台标识码)
 * @param department the name of the department that decided
 * @param stamped when it is exported (数据时间戳)
 */
public record NormTable(String tradingSystem, String servicePlatform, String department, Instant stamped) {
    private static final int LINE = 200;
    private static final int TEXT = 4_000;

    /**
     * The row of a violation (17.1 违法违规信息); refuses ({@code STATE_FORBIDS}) an entry of a red list. Of an entry are neither the day of the violation nor
     * its tender on the list, so that these cells stay empty.
     */
    public ExportedRow violation(ExportedEntry entry) {
        entry.requireBurden();
        return ends(ExportedRow.builder()
                        .put("违法违规信息标识号", LINE, number(entry))
                        .put("违规事项名称", LINE, entry.list().title())
                        .put("违规时间", LINE, "")
                        .put("违规类型", LINE, "")
                        .put("主体名称", LINE, entry.name())
                        .put("主体类别", LINE, entry.kind())
                        .put("主体代码", LINE, entry.code())
                        .put("主体角色", LINE, entry.role())
                        .put("区域代码", LINE, "")
                        .put("奖惩或处罚类型", LINE, "处罚")
                        .put("违法违规说明", TEXT, entry.reason())
                        .put("违法违规通报部门", LINE, department)
                        .put("招标项目（采购项目）名称", LINE, "")
                        .put("招标项目（采购项目）编号", LINE, "")
                        .put("标段（包）编号", LINE, "")
                        .put("标段（包）名称", LINE, "")
                        .put("统一交易标识码", LINE, "")
                        .put("处理文件文号", LINE, entry.document())
                        .put("处罚依据", TEXT, entry.basis())
                        .put("处罚结果", TEXT, entry.restriction())
                        .put("限制的行为", TEXT, entry.restriction())
                        .put("限制行为开始时间", LINE, Dates.format(entry.entry().from()))
                        .put("限制行为结束时间", LINE, Dates.format(entry.entry().until()))
                        .put("发布日期", LINE, ""))
                .build();
    }

    /** The row of the black list (17.2 黑名单信息); refuses ({@code STATE_FORBIDS}) an entry of a red list. */
    public ExportedRow blackList(ExportedEntry entry) {
        entry.requireBurden();
        return ends(subject(ExportedRow.builder().put("黑名单标识号", LINE, number(entry)), entry)
                        .put("处罚原因", TEXT, entry.reason())
                        .put("处罚日期", LINE, Dates.format(entry.entry().from()))
                        .put("处罚部门", LINE, department)
                        .put("处理文件文号", LINE, entry.document())
                        .put("是否撤销", 1, "0")
                        .put("限制行为", TEXT, entry.restriction()))
                .build();
    }

    /**
     * The row of a cancellation (17.3 撤销黑名单信息); refuses ({@code STATE_FORBIDS}) an entry of a red list and one whose end no delta says. It says no more of
     * an entry that is over than receivers need to take it off: its number, the code of its subject, why and from which day.
     */
    public ExportedRow cancellation(ExportedEntry entry) {
        entry.requireBurden();
        ListEntry.End end =
                entry.entry().end().orElseThrow(() -> Refusal.of(ErrorCode.STATE_FORBIDS, "the entry has not ended"));
        return ends(ExportedRow.builder()
                        .put("主体名称", LINE, "")
                        .put("主体代码", LINE, entry.code())
                        .put("主体类别", LINE, entry.kind())
                        .put("主体角色", LINE, "")
                        .put("黑名单", LINE, number(entry))
                        .put("撤销理由", TEXT, reason(end.cause()) + "（自" + Dates.format(end.from()) + "起）")
                        .put("执行部门", LINE, department)
                        .put("处理文件文号", LINE, "")
                        .put("申请人", LINE, "")
                        .put("申请日期", LINE, ""))
                .build();
    }

    /** The row of an award (17.4 奖励信息); refuses ({@code STATE_FORBIDS}) an entry that burdens. */
    public ExportedRow reward(ExportedEntry entry) {
        if (entry.list().kind().burdens()) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "list %s is no red list",
                    entry.list().list());
        }
        return ends(subject(ExportedRow.builder(), entry)
                        .put("奖惩类型", LINE, "奖励")
                        .put("奖励说明", TEXT, entry.reason())
                        .put("奖励日期", LINE, Dates.format(entry.entry().from()))
                        .put("处理文件文号", LINE, entry.document())
                        .put("执行部门", LINE, department))
                .build();
    }

    /**
     * The row of a performance (17.5 履约信息). What was owed and paid and whether quality, safety and environment were as agreed lies in files, so that
     * these cells stay empty; the department is the one that publishes.
     */
    public ExportedRow performance(Performance performance) {
        return ends(ExportedRow.builder()
                        .put("主体代码", LINE, performance.performer().value())
                        .put("主体名称", LINE, performance.performerName())
                        .put("主体类别", LINE, "法人或其他组织")
                        .put("主体角色", LINE, "")
                        .put("招标项目（采购项目）名称", LINE, performance.project().orElse(""))
                        .put("招标项目（采购项目）编号", LINE, performance.lot().tender().value())
                        .put("标段（包）编号", LINE, performance.lot().value())
                        .put("标段（包）名称", LINE, performance.name().orElse(""))
                        .put("统一交易标识码", LINE, "")
                        .put("合同金额", LINE, "")
                        .put("合同金额币种", LINE, "")
                        .put("合同金额单位", LINE, "")
                        .put("合同工期", LINE, "")
                        .put("合同签署时间", LINE, time(performance.signed()))
                        .put("质量达标状况", LINE, "")
                        .put("安全达标状况", LINE, "")
                        .put("环保达标状况", LINE, "")
                        .put("工期（天）", LINE, "")
                        .put("合同结算金额（元）", LINE, "")
                        .put("合同完成时间", LINE, time(performance.accepted()))
                        .put("履约信息递交时间", LINE, time(performance.submitted()))
                        .put("发布部门", LINE, department)
                        .put("处理文件文号", LINE, ""))
                .build();
    }

    private static String time(Optional<Instant> when) {
        return when.map(Instants::format).orElse("");
    }

    private static String number(ExportedEntry entry) {
        return entry.entry().deltas().getFirst().id().value();
    }

    private static String reason(ListEntry.End.Cause cause) {
        return switch (cause) {
            case EXPIRED -> "期限届满";
            case REPAIRED -> "信用修复";
            case REVOKED -> "认定依据被撤销";
            case LIFTED -> "提前解除";
            case MISTAKEN -> "列入有误";
        };
    }

    private static ExportedRow.Builder subject(ExportedRow.Builder row, ExportedEntry entry) {
        return row.put("主体名称", LINE, entry.name())
                .put("主体代码", LINE, entry.code())
                .put("主体类别", LINE, entry.kind())
                .put("主体角色", LINE, entry.role());
    }

    private ExportedRow.Builder ends(ExportedRow.Builder row) {
        return row.put("公开范围", LINE, "社会公开")
                .put("交易系统标识码", LINE, tradingSystem)
                .put("公共服务平台标识码", LINE, servicePlatform)
                .put("数据时间戳", LINE, Instants.format(stamped));
    }
}
