/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages.certificate;

import org.jianzheng.evidence.verify.Bilingual;

/** The words of a certificate beyond those of verification. */
enum CertificateText implements Bilingual {
    TITLE("Evidence certificate", "存证证书"),
    FOR_READING(
            "For reading. What proves are the bundles and answers of the same package, which anybody can check with no network: see"
                    + " readme.txt.",
            "本证书供阅读。起证明作用的是同一取证包内的证据包与索引答复，任何人可断网核验，方法见 readme.txt。"),
    NOT_WITNESS("This is no witness certificate of a trading centre.", "本证书不是交易中心出具的见证证书。"),
    LOG("Log", "日志"),
    TRUST("Verified by trust root version", "核验所依据的信任根版本"),
    AS_OF("Cosigned at", "共同见签时间"),
    RECORDS("Records", "记录"),
    VERDICT("Verdict", "结论"),
    GAP("Gap", "缺口"),
    RECORD("Record", "记录编号"),
    TYPE("Type", "类型"),
    ORGANISATION("Organisation", "机构"),
    HAPPENED("Happened, by the signer’s word", "发生时间（签名人陈述）"),
    LEDGER_TIME("Ledger time", "账本时间"),
    PLACE("Block, transaction", "区块、交易"),
    POSITION("Position in the log", "日志位置"),
    ENTRY("SHA-256", "条目摘要"),
    ENTRY_SM3("SM3", "条目摘要"),
    COSIGNERS("Cosigners", "共同见签机构"),
    STAMPED("Existed before, by a time-stamp authority", "此前已存在（时间戳机构）"),
    CONTENT("Content", "内容"),
    FILE("File", "文件"),
    DIGESTS("Digests of the file", "文件摘要"),
    ORIGINAL("Original", "原始文件"),
    WITHHELD("not in this package:", "不在本包内："),
    WITHDRAWN("Content withdrawn under order", "内容已依令撤回"),
    CUSTODY("Custody table", "保管表"),
    CUSTODY_COMPLETE(
            "Proved to be all records about the file as of the answers’ checkpoints", "已证明为截至答复检查点与该文件有关的全部记录"),
    CUSTODY_INCOMPLETE("Not proved to be all records about the file", "未证明为与该文件有关的全部记录"),
    NO_CAPTURE("No capture statement: what was before the ledger is unproven", "没有采集声明：上链前未证明"),
    CAPTURE("Capture", "采集"),
    DELAY("From capture to ledger, seconds", "采集至上链（秒）"),
    PROVENANCE("Provenance sheet", "来源表"),
    PROVENANCE_LEAD(
            "Articles 16 to 18 of the On-line Litigation Rules of the People’s Courts: where in this package the proof of each"
                    + " factor is. A court judges; this sheet does not.",
            "依《人民法院在线诉讼规则》第十六至十八条，逐项列明证明在本包何处。是否采信由法院认定。"),
    LACKING("lacking for", "欠缺于"),
    LIMITS("What is not proved", "不证明的事项"),
    GLYPHS("Characters for which the fonts have no glyph are drawn as their numbers", "字库缺字以其编号显示"),
    SAMPLE("part of a played sample", "演示样例的一部分");

    private final String english;
    private final String chinese;

    CertificateText(String english, String chinese) {
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
