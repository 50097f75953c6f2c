/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import org.jianzheng.evidence.verify.Bilingual;

/** What a court looks at: articles 16 to 18 of the on-line litigation rules of the people's courts (domain 2.12). */
public enum Factor implements Bilingual {
    /** Technical verification shows that the data are as they were recorded. */
    CONSISTENCY(16, "Technical verification shows the data to be as they were recorded", "经技术核验，数据与上链时一致"),
    /** When they were recorded. */
    TIME(16, "Time of recording, by the ledger and the organisations that cosigned", "存储时间（账本时间与共同见签时间）"),
    /** That the nodes agreed. */
    CONSENSUS(16, "Node list and consensus: the ledger's own blocks, from the first one on", "节点名单与共识：自首块起的账本区块"),
    /** The platform complies with the rules on blockchain evidence services. */
    PLATFORM_RULES(
            17,
            "The platform complies with the rules on blockchain evidence services (filing)",
            "存证平台符合区块链存证服务管理规定（备案等）"),
    /** No interest between party and platform, no improper interference. */
    INDEPENDENCE(
            17,
            "No interest between a party and the platform, no improper technical interference",
            "当事人与存证平台无利害关系，未不当干预取证、存证过程"),
    /** The system meets the standards of cleanliness, security, reliability and availability. */
    SYSTEM_STANDARDS(
            17,
            "The system meets national or industry standards of cleanliness, security, reliability and availability",
            "信息系统符合清洁性、安全性、可靠性、可用性的国家标准或行业标准"),
    /** Technique of storing and verifying. */
    VERIFICATION(
            17,
            "Technique of verification: hashes, signatures and proofs that anybody can compute again",
            "核验技术：任何人可重新计算的摘要、签名与证明"),
    /** Environment, encryption and transmission. */
    PROCESS_SECURITY(17, "Process: system environment, security, encryption, transmission", "存证过程：系统环境、技术安全、加密方式、数据传输"),
    /** Where the data come from. */
    SOURCE(18, "Source of the data before the ledger", "数据上链前的来源"),
    /** How they came into being. */
    GENERATION(18, "Mechanism by which the data were generated", "数据的生成机制"),
    /** How they were kept. */
    STORAGE(18, "Course of storage: every record on the ledger about the data", "数据的存储过程：账本上与其有关的全部记录"),
    /** Notarisation. */
    NOTARISATION(18, "Notarisation", "公证机构公证"),
    /** The witness of a third party. */
    THIRD_PARTY_WITNESS(18, "Third-party witness", "第三方见证"),
    /** Corroborating data. */
    CORROBORATION(18, "Corroborating data: all records of the same lot or subject", "关联印证数据：同一标段或主体的全部记录");

    private final int article;
    private final String english;
    private final String chinese;

    Factor(int article, String english, String chinese) {
        this.article = article;
        this.english = english;
        this.chinese = chinese;
    }

    /** The article that names it. */
    public int article() {
        return article;
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
