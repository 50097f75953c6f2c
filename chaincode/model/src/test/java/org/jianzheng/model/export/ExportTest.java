/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.Definition;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListChange;
import org.jianzheng.model.list.ListEntry;
import org.jianzheng.model.list.ListKind;
import org.jianzheng.model.list.ListSnapshot;
import org.jianzheng.model.list.ReadablePart;
import org.junit.jupiter.api.Test;

/** Names, codes and texts are invented. */
class ExportTest {
    private static final LocalDate FROM = LocalDate.of(2026, 4, 8);
    private static final Instant STAMPED = Instant.parse("2026-05-01T00:00:00Z");
    private static final Subject ONE = Subject.parse("org:91350100M000100Y43");
    private static final NormTable NORM = new NormTable("E6208000001", "E6200000001", "某局(虚构)", STAMPED);

    private final List<ListSnapshot.Known> deltas = new ArrayList<>();

    @Test
    void writes_the_black_list_of_the_norm() {
        ExportedRow row = NORM.blackList(entry(ListKind.BLACK));
        assertThat(row.cells().keySet())
                .containsExactly(
                        "黑名单标识号",
                        "主体名称",
                        "主体代码",
                        "主体类别",
                        "主体角色",
                        "处罚原因",
                        "处罚日期",
                        "处罚部门",
                        "处理文件文号",
                        "是否撤销",
                        "限制行为",
                        "公开范围",
                        "交易系统标识码",
                        "公共服务平台标识码",
                        "数据时间戳");
        assertThat(row.cells().values())
                .containsExactly(
                        "0198c700-0000-7000-8000-000000000001",
                        "某公司(虚构)",
                        "91350100M000100Y43",
                        "法人或其他组织",
                        "投标人",
                        "以\"他人名义\"投标",
                        "2026-04-08",
                        "某局(虚构)",
                        "某罚〔2026〕1号",
                        "0",
                        "限制投标",
                        "社会公开",
                        "E6208000001",
                        "E6200000001",
                        "2026-05-01T00:00:00Z");
    }

    @Test
    void quotes_every_cell_of_comma_separated_values() {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("名称", "以\"他人\",投标");
        cells.put("日期", "");
        assertThat(ExportedRow.commaSeparated(List.of(new ExportedRow(cells))))
                .isEqualTo("\"名称\",\"日期\"\r\n\"以\"\"他人\"\",投标\",\"\"\r\n");
    }

    @Test
    void writes_the_violations_of_the_norm_and_leaves_open_what_no_entry_tells() {
        assertThat(NORM.violation(entry(ListKind.RESTRICTION)).cells())
                .hasSize(28)
                .containsEntry("违法违规信息标识号", "0198c700-0000-7000-8000-000000000001")
                .containsEntry("违规事项名称", "失信名单(虚构)")
                .containsEntry("违规时间", "")
                .containsEntry("主体代码", "91350100M000100Y43")
                .containsEntry("违法违规通报部门", "某局(虚构)")
                .containsEntry("处罚依据", "《某条例(虚构)》第一条")
                .containsEntry("限制的行为", "限制投标")
                .containsEntry("限制行为开始时间", "2026-04-08")
                .containsEntry("限制行为结束时间", "2026-10-08")
                .containsEntry("公开范围", "社会公开");
        assertThatThrownBy(() -> NORM.violation(entry(ListKind.RED))).hasMessageStartingWith("STATE_FORBIDS");
    }

    @Test
    void writes_a_cancellation_only_of_what_has_ended_and_without_what_people_read() {
        ExportedEntry entry = entry(ListKind.BLACK);
        assertThatThrownBy(() -> NORM.cancellation(entry)).hasMessageStartingWith("STATE_FORBIDS");
        change(2, new ListChange.Delisted(ListChange.Delisted.Cause.REVOKED, FROM.plusDays(9)));
        assertThat(ended(entry, FROM.plusDays(8)).entries()).isEmpty();
        assertThat(ended(entry, FROM.plusDays(9)).cancellations(NORM)).isEqualTo("""
                        "主体名称","主体代码","主体类别","主体角色","黑名单","撤销理由","执行部门","处理文件文号","申请人","申请日期",\
                        "公开范围","交易系统标识码","公共服务平台标识码","数据时间戳"\r
                        "","91350100M000100Y43","法人或其他组织","","0198c700-0000-7000-8000-000000000001","认定依据被撤销（自2026-04-17起）",\
                        "某局(虚构)","","","","社会公开","E6208000001","E6200000001","2026-05-01T00:00:00Z"\r
                        """);
    }

    @Test
    void an_entry_whose_end_was_corrected_is_cancelled_once() {
        ExportedEntry entry = entry(ListKind.BLACK);
        change(2, new ListChange.Repaired(FROM.plusMonths(3)));
        change(3, new ListChange.Corrected(ref(2)));
        assertThat(ended(entry, FROM.plusYears(1)).entries()).hasSize(1);
    }

    private void change(int number, ListChange change) {
        Delta made = deltas.getFirst().delta();
        deltas.add(new ListSnapshot.Known(
                ref(number),
                new Delta(made.list(), number, made.previous(), ONE, made.basis(), made.readable(), change),
                STAMPED));
    }

    private ListTable ended(ExportedEntry entry, LocalDate on) {
        return ListTable.ended(entry.list(), deltas, on, STAMPED);
    }

    @Test
    void writes_an_award_only_of_a_red_list() {
        assertThatThrownBy(() -> NORM.reward(entry(ListKind.BLACK))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> NORM.blackList(entry(ListKind.RED))).isInstanceOf(Refusal.class);
        assertThat(NORM.reward(entry(ListKind.RED)).cells())
                .containsEntry("奖惩类型", "奖励")
                .containsEntry("奖励说明", "以\"他人名义\"投标");
    }

    @Test
    void writes_the_fields_of_dual_publication_with_amounts_in_ten_thousand_yuan() { // invariant 29
        DualPublication publication = new DualPublication(
                "某局(虚构)",
                UnifiedCreditCode.parse("91999999B00000019A"),
                "罚款",
                "罚款一万元零一分(虚构)",
                new AmountFen(1_000_001));
        assertThat(publication.row(entry(ListKind.BLACK)).cells())
                .hasSize(21)
                .containsEntry("行政相对人代码_1", "91350100M000100Y43")
                .containsEntry("处罚依据", "《某条例(虚构)》第一条")
                .containsEntry("罚款金额(万元)", "1.000001")
                .containsEntry("处罚决定日期", "2026-04-08")
                .containsEntry("公示截止期", "2027-04-08");
        assertThat(DualPublication.tenThousandYuan(new AmountFen(1))).isEqualTo("0.000001");
    }

    @Test
    void a_list_is_written_with_the_entries_that_have_effect() {
        ExportedEntry one = entry(ListKind.BLACK);
        ListTable table = table(one, FROM);
        assertThat(table.entries()).containsExactly(one);
        assertThat(table(one, FROM.plusYears(2)).entries()).isEmpty();
        assertThat(table.norm(NORM)).isEqualTo(ExportedRow.commaSeparated(List.of(NORM.blackList(one))));
        assertThat(table.dualPublication("某局(虚构)", UnifiedCreditCode.parse("91999999B00000019A"), "限制从业"))
                .isEqualTo("""
                        "行政相对人名称","行政相对人代码_1","法定代表人","法定代表人身份证号","证件类型","证件号码","行政处罚决定书文号",\
                        "违法行为类型","违法事实","处罚依据","处罚类别","处罚内容","罚款金额(万元)","处罚决定日期","处罚有效期","公示截止期",\
                        "处罚机关","处罚机关统一社会信用代码","数据来源单位","数据来源单位统一社会信用代码","备注"\r
                        "某公司(虚构)","91350100M000100Y43","","","","","某罚〔2026〕1号","失信名单(虚构)","以""他人名义""投标",\
                        "《某条例(虚构)》第一条","限制从业","限制投标","0.000000","2026-04-08","2026-10-08","2027-04-08",\
                        "某局(虚构)","91999999B00000019A","某局(虚构)","91999999B00000019A",""\r
                        """);
    }

    private ListTable table(ExportedEntry one, LocalDate on) {
        return ListTable.of(one.list(), deltas, ListSnapshot.of(deltas, on, STAMPED), known -> one.readable());
    }

    @Test
    void refuses_a_text_that_a_field_does_not_hold() {
        DualPublication publication = new DualPublication(
                "某".repeat(201), UnifiedCreditCode.parse("91999999B00000019A"), "警告", "警告", new AmountFen(0));
        assertThatThrownBy(() -> publication.row(entry(ListKind.BLACK)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("TOO_LARGE");
    }

    @Test
    void a_status_list_has_the_bit_of_each_entry_that_has_no_effect() {
        entry(ListKind.BLACK);
        JsonObject credential = credential(FROM);
        String list = credential.object("credentialSubject").string("encodedList");
        assertThat(StatusList.isSet(list, 1)).isFalse();
        assertThat(StatusList.isSet(list, 2)).isFalse();
        String later = credential(FROM.plusYears(2)).object("credentialSubject").string("encodedList");
        assertThat(StatusList.isSet(later, 1)).isTrue();
        assertThat(StatusList.isSet(later, StatusList.LEAST_BITS - 1)).isFalse();
        assertThat(credential.string("validFrom")).isEqualTo("2026-05-01T00:00:00Z");
    }

    private JsonObject credential(LocalDate on) {
        return StatusList.credential(
                deltas, ListSnapshot.of(deltas, on, STAMPED), "https://lists.example/a-list", "https://lists.example");
    }

    private ExportedEntry entry(ListKind kind) {
        ReadablePart readable = new ReadablePart(
                Salt.parse("AAAAAAAAAAAAAAAAAAAAAA"),
                "某公司(虚构)",
                "以\"他人名义\"投标",
                Optional.of("某罚〔2026〕1号"),
                Optional.of("投标人"),
                Optional.of("限制投标"));
        CatalogueVersion version = new CatalogueVersion("TEST-ONE", "2026");
        ListChange.Listed listed = new ListChange.Listed(
                new ListChange.Ground(Optional.of(ref(9)), List.of()),
                FROM,
                FROM.plusMonths(6),
                Optional.of(new ListChange.Bounds(version, FROM, FROM.plusMonths(3), FROM.plusYears(1))));
        Delta made = new Delta(
                ListId.parse("a-list"),
                1,
                DualDigest.of(new byte[] {1}),
                ONE,
                new LegalBasis("某条例(虚构)", "第一条", LegalBasis.Rank.LAW),
                readable.digest(),
                listed);
        deltas.add(new ListSnapshot.Known(ref(1), made, STAMPED));
        return new ExportedEntry(
                new Definition(made.list(), kind, "失信名单(虚构)", DepartmentId.parse("a-bureau"), version, "LISTING"),
                made,
                ListEntry.after(Optional.empty(), ref(1), listed),
                Optional.of(readable));
    }

    private static RecordRef ref(int number) {
        return RecordRef.parse("rec:0198c700-0000-7000-8000-%012d".formatted(number));
    }

    @Test
    void nothing_is_written_of_no_rows() {
        assertThat(ExportedRow.commaSeparated(List.of())).isEmpty();
    }
}
