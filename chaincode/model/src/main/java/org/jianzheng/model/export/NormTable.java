/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.export;

import java.time.Instant;
import java.time.LocalDate;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.list.ListEntry;

/**
 * Tables of the credit chapter of the data norm for trading platforms (公共资源交易平台系统数据规范 V2.0, domain 2.3, 2.4), with the columns that are
 * in use.
 *
 * @param tradingSystem the code of the trading system (交易系统标识码)
 * @param servicePlatform the code of the service platform (公共服务平台标识码)
 * @param department the name of the department that decided
 * @param stamped when it is exported (数据时间戳)
 */
public record NormTable(String tradingSystem, String servicePlatform, String department, Instant stamped) {
    private static final int LINE = 200;
    private static final int TEXT = 4_000;

    /** The row of the black list (17.2 黑名单信息). */
    public ExportedRow blackList(ExportedEntry entry) {
        entry.requireBurden();
        return ends(begun(entry, "处罚原因", "处罚日期")
                        .put("处罚部门", LINE, department)
                        .put("处理文件文号", LINE, entry.document())
                        .put("是否撤销", 1, "0")
                        .put("限制行为", TEXT, entry.restriction()))
                .build();
    }

    /**
     * The row of a cancellation (17.3 撤销黑名单信息); refuses ({@code STATE_FORBIDS}) an entry that has not ended.
     *
     * @param over the entry after it ended
     */
    public ExportedRow cancellation(ExportedEntry entry, ListEntry over) {
        entry.requireBurden();
        LocalDate from = over.end()
                .map(ListEntry.End::from)
                .orElseThrow(() -> Refusal.of(ErrorCode.STATE_FORBIDS, "the entry has not ended"));
        return ends(ExportedRow.builder()
                        .put(
                                "黑名单标识号",
                                LINE,
                                entry.entry().deltas().getFirst().id().value())
                        .put("主体代码", LINE, entry.code())
                        .put("撤销日期", LINE, Dates.format(from))
                        .put("撤销部门", LINE, department)
                        .put("是否撤销", 1, "1"))
                .build();
    }

    /** The row of an award (17.4 奖励信息). */
    public ExportedRow reward(ExportedEntry entry) {
        if (entry.list().kind().burdens()) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "list %s is no red list",
                    entry.list().list());
        }
        return ends(begun(entry, "奖励说明", "奖励日期")
                        .put("奖惩类型", LINE, "奖励")
                        .put("执行部门", LINE, department)
                        .put("处理文件文号", LINE, entry.document()))
                .build();
    }

    private static ExportedRow.Builder begun(ExportedEntry entry, String reason, String day) {
        return ExportedRow.builder()
                .put("标识号", LINE, entry.entry().deltas().getFirst().id().value())
                .put("主体名称", LINE, entry.name())
                .put("主体代码", LINE, entry.code())
                .put("主体类别", LINE, entry.kind())
                .put("主体角色", LINE, entry.role())
                .put(reason, TEXT, entry.reason())
                .put(day, LINE, Dates.format(entry.entry().from()));
    }

    private ExportedRow.Builder ends(ExportedRow.Builder row) {
        return row.put("公开范围", LINE, "社会公开")
                .put("交易系统标识码", LINE, tradingSystem)
                .put("公共服务平台标识码", LINE, servicePlatform)
                .put("数据时间戳", LINE, Instants.format(stamped));
    }
}
