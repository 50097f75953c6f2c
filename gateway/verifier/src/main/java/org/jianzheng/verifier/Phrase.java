/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import org.jianzheng.evidence.verify.Bilingual;

/** What the command line says beyond the catalogue of verification. */
enum Phrase implements Bilingual {
    VERDICT("Verdict", "结论"),
    NOTHING_OVERDUE("No withdrawal is overdue", "无逾期未撤下"),
    OVERDUE("Withdrawals that are overdue (last day, place, what ended, for whom, why)", "逾期未撤下（期限、平台或网站、事项、对象、原因）"),
    WITH_GAPS("with gaps", "有缺口"),
    RECORD("Record", "记录"),
    WITHDRAWN("The content was withdrawn; the record stands. Order", "内容已撤回，记录仍然有效。撤回令"),
    ITEM("Item of the batch", "批次条目"),
    ANSWER("Answer from the index", "索引答复"),
    ENTRIES("entries: all that was asked for, as of this checkpoint", "个条目：截至该检查点所查询的全部条目"),
    SOME_ENTRIES("entries: a part of what was asked for", "个条目：所查询条目的一部分"),
    BLOCKS("in blocks", "区块范围"),
    AS_OF("as of", "截至"),
    NO_STATE("nothing had made it by then", "当时尚无任何记录形成该状态"),
    STATE_MADE_BY("Made by these records, which are proved to be all", "由下列记录形成（已证明为全部）"),
    COMPLETE("Complete: nothing that is due is missing", "完整：应有记录均已具备"),
    INCOMPLETE("Incomplete: what is due is missing", "不完整：有应有而缺失的记录"),
    AFTER_CLOSE("recorded after the stage was closed", "环节关闭后补记"),
    ROOT_BROKEN("A root that closes a stage is not that of the records before it", "环节根值与其所含记录不符"),
    REMEMBERED_FIRST("Nothing was remembered before; now remembered", "此前没有记录；现已记下检查点"),
    STEPS("Steps", "步骤"),
    GAPS("Gaps", "缺口"),
    LIMITS("What this does not prove", "这不证明什么"),
    SAMPLE("part of a played sample", "演示样例的一部分"),
    TRUST_UNREADABLE("The trust root cannot be read", "信任根无法读取"),
    NOTHING_VERIFIED("Content only: nothing was verified", "仅显示内容：未作任何验证"),
    CLIPPED("Clip and its bundle written", "片段及其证据包已写入"),
    PACKAGE_MADE("Package made", "取证包已制作"),
    PACKAGE_WITHOUT_PAGE(
            "The page for browsers is not in it: this program was built without Node.js", "未含浏览器核验页：本程序构建时没有 Node.js"),
    PARTS("Bundles, answers and originals", "证据包、索引答复与原始文件"),
    WITHHELD("left out: the file of record", "未放入：记录所登记的文件"),
    PACKAGE_LIMIT(
            "Certificate, readme and page are for reading: they are what the manifest names, and prove nothing",
            "证书、说明和核验页仅供阅读：与清单相符，但不作为证明"),
    KEY_WRITTEN("Key written, readable by its owner only", "密钥已写入，仅所有者可读"),
    KEY_PLAIN("FOR TRYING ONLY: the key is not encrypted", "仅供试用：密钥未加密"),
    NOT_CHECKED("Not checked, or resting on nothing", "未检查或缺乏依据"),
    CHECKED("checked and right", "项检查无误"),
    REFUSED_CALLS("Refused calls that the journal tells of", "拒绝日志所载被拒绝的调用"),
    FURTHER_FINDINGS("further findings", "其余发现"),
    DRILL("Tamper drill in a copy of", "在副本中作篡改演练"),
    CHANGES_FOUND("changes were found", "处改动被发现"),
    STATE_MISSING(
            "The monitor has no memory here. Restore the file; only if there never was one, add --begin",
            "监控器在此没有状态。请恢复该文件；仅在从未有过时使用 --begin"),
    STATE_UNREADABLE(
            "The monitor's memory is not as it was saved. Restore it from a copy; it is never begun anew by itself",
            "监控器状态与保存时不符。请从副本恢复；程序绝不自行重新开始"),
    ACKNOWLEDGED("acknowledged", "已确认"),
    OVER("is over", "已消失"),
    ANSWERED("gateways answered", "个网关已应答"),
    ARCHIVED("Archived: the log from its first entry up to block", "已归档：日志自首个条目至区块"),
    ARCHIVED_RANGE("Archived: a range of the log, blocks", "已归档：日志区间，区块"),
    ARCHIVE_NEXT(
            "Verify it with archive verify; have it stamped and renewed with archive renew",
            "请用 archive verify 核验；用 archive renew 加盖时间戳并续期"),
    ARCHIVE_GO_ON("What was checked is kept: run the same command again to go on", "已检查的内容已保留：再次运行同一命令即可继续"),
    ARCHIVE_REFUSED("What is served does not verify; nothing of it was kept", "所提供的内容未通过验证，未予保留"),
    STAMPED_BEFORE("existed before", "存在时间不晚于"),
    RENEW_UNTIL("renew by", "续期截止"),
    STAMP_OF_TRIAL("demo without legal value", "演示机构，无法律效力"),
    RENEWED("Renewed", "已续期"),
    NOTHING_TO_AUDIT("There is no gateway's data here", "此处没有网关数据"),
    TRUST_VERSION("Trust root version", "信任根版本"),
    TRUST_COUNTS_FROM("counts from log size", "自日志大小起生效"),
    TRUST_SIGN_NEXT("Not signed yet: the old quorum and every new key sign it", "尚未签名：须由原门限方与每个新密钥签名"),
    TRUST_SIGNATURES("signatures", "个签名"),
    TRUST_ACCEPTED("The old quorum and every new key have signed; nothing is taken back", "原门限方与全部新密钥均已签名，未收回任何原有内容"),
    TRUST_REFUSED("The change is refused", "变更被拒绝"),
    MATTER_RECORDS("Its records, proved to be all that refer to it", "其记录（已证明为引用它的全部记录）"),
    MATTER_DIFFERS("The gateway tells another state than the proved records make", "网关所述状态与已证明的记录不一致，记录形成"),
    LEADS("Leading department", "牵头部门"),
    MATTER("Matter", "事项"),
    LOT("Lot", "标段"),
    TEXT_VERSION("Text before the departments, version", "会签文本，版本"),
    MATRIX("Matrix", "会签矩阵"),
    OFFICERS_SIGNED("officers signed", "承办人员已签"),
    BALLOT("ballot", "表决"),
    SIGNED_STEPS("Steps, each with its verified signatures", "各步骤及已核验的签名"),
    TERM("term", "期限"),
    AMOUNT_FEN("fine in fen", "罚款（分）"),
    SCOPE("scope", "范围"),
    EVERYTHING("everything, everywhere", "全部事项、全部地区"),
    SIGNS("What is signed", "所签内容"),
    NOTHING_SIGNED("Nothing was signed. Read it; to sign, add --yes", "尚未签署。请阅知后加 --yes 签署"),
    SIGNED_RECORD("Signed record, to be handed in with submit", "已签记录，请用 submit 提交"),
    IN_BATCH("It stands in a batch of the ledger, number", "已在账本批次中，批号"),
    LEAVES_AGREE("The published leaves give every root, and as many bids", "公布的叶集合与各批根值及投标数一致"),
    RECEIPT_KEPT("Receipt kept", "回执已保存"),
    BID_RECEIVED("RECEIVED, by the platform's signature", "平台已签名接收"),
    BID_REFUSED("REFUSED, by the platform's signature", "平台已签名拒收"),
    RECEIVED_AT("received at", "接收时间"),
    DEADLINE("deadline", "截止时间"),
    SHOWN_AT("another organisation signed that it was shown at", "另一机构签名证明见到的时间"),
    PLATFORM_ALONE(
            "The platform alone vouches for the time: no time stamp of a known authority, no other organisation's signature",
            "时间仅由平台证明：没有已知机构的时间戳，也没有其他机构的签名"),
    PLATFORM_UNPROVED("The receipt is kept; the platform's key is not proved here", "回执已保存；平台密钥未获证明"),
    BID_UNANSWERED(
            "No answer: whether it was received is not known. It is kept; run the command again",
            "未获应答，是否接收未知；已保存，请重新运行"),
    NO_RECEIPT("Refused without a receipt. The statement is kept and is sent again first", "被拒绝且无回执；陈述已保存，下次先行重发"),
    PASSPHRASE("Passphrase", "口令"),
    PASSPHRASE_AGAIN("Passphrase again", "再次输入口令");

    private final String english;
    private final String chinese;

    Phrase(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
