// SPDX-License-Identifier: Apache-2.0
import type { Bilingual } from '../verify/catalogue';

/** The verdict on a package as a whole, in one sentence. */
export const PACKAGE_ANSWERS = {
  MATCHES: {
    en: 'Matches: every record in this package is what the cosigned log holds, every file the one that was recorded',
    zh: '一致：包内每条记录均与经共同见签的日志相符，每个文件均为当时登记的文件',
  },
  MATCHES_WITH_GAPS: {
    en: 'Matches with gaps: what this package holds is what the cosigned log holds; what is missing is named',
    zh: '一致但有缺口：包内所含内容与经共同见签的日志相符，缺少的部分已列明',
  },
  DIFFERS: {
    en: 'Differs: a file in this package is not the one that was recorded',
    zh: '不一致：包内有文件不是当时登记的文件',
  },
  NOT_RECORDED: {
    en: 'Not recorded: the log holds no such record as of the checkpoint',
    zh: '未记录：截至该检查点，日志中没有该记录',
  },
  PROOF_INVALID: {
    en: 'Proof invalid: a rule about this package or about a proof in it is broken',
    zh: '证明无效：本包或其中的证明违反了规则',
  },
  CANNOT_TELL: {
    en: 'Cannot tell: something needed for an answer is missing from this package',
    zh: '无法判断：本包缺少作出判断所需的材料',
  },
} as const satisfies Record<string, Bilingual>;

/** One of PACKAGE_ANSWERS. */
export type PackageAnswer = keyof typeof PACKAGE_ANSWERS;

/** What a package must be, beside what its bundles and answers must be. */
export const PACKAGE_RULES = {
  CONTAINER: {
    en: 'The container has its one form: stored members without gaps, duplicates, other names or bytes behind it',
    zh: '容器格式唯一：成员不压缩、无间隙、无重复、无其他名称、末尾无多余字节',
  },
  MANIFEST: { en: 'The manifest comes first and has its one form', zh: '清单居首且格式唯一' },
  LISTED: { en: 'Every member is named in the manifest, in the same order', zh: '每个成员均列于清单且次序相同' },
  PRESENT: { en: 'Every member that the manifest names is there', zh: '清单所列成员齐全' },
  INTACT: {
    en: 'Every member has the size, check sum and digests that container and manifest name',
    zh: '成员的大小、校验和、摘要与容器及清单一致',
  },
  PROOFS: { en: 'The package holds at least one bundle', zh: '取证包至少含一个证据包' },
  QUORUM: { en: 'Every bundle’s checkpoint is cosigned by a quorum', zh: '每个证据包的检查点均达到共同见签法定数' },
  COMPLETE: {
    en: 'Every answer about a lot or subject shows all of its records, under a quorum',
    zh: '关于标段或主体的答复均在法定数见签下列出其全部记录',
  },
  ORIGINAL: {
    en: 'Every original belongs to a file that a bundle registers',
    zh: '每个原始文件都对应证据包所登记的文件',
  },
  ORIGINAL_ACCOUNTED: {
    en: 'For every registered file the original is there, or the manifest says why not',
    zh: '每个登记文件的原件在内，或清单说明缺失原因',
  },
  DERIVED: {
    en: 'Provenance sheet and custody table say what follows from the proofs, and nothing else',
    zh: '来源表和保管表与证明的结论完全一致',
  },
} as const satisfies Record<string, Bilingual>;

/** One of PACKAGE_RULES, by its stable code. */
export type PackageRule = keyof typeof PACKAGE_RULES;

/** What a package shows of the time before the ledger (article 18). */
export const PRE_CHAIN = {
  PROVEN: {
    en: 'Before the ledger: for every file a signed capture statement, and all records about it, are proved',
    zh: '上链前：每个文件均有经证实的采集声明及全部相关记录',
  },
  UNPROVEN: {
    en: 'Before the ledger: unproven; a capture statement or a custody answer is missing or does not verify',
    zh: '上链前：未证明，采集声明或保管答复缺失或未通过核验',
  },
  NOT_STATED: { en: 'Before the ledger: nothing is stated', zh: '上链前：不作陈述' },
} as const satisfies Record<string, Bilingual>;

/** One of PRE_CHAIN. */
export type PreChain = keyof typeof PRE_CHAIN;

/** What a package shows of the platform (article 17). */
export const PLATFORM = {
  OK: {
    en: 'Platform: under its signature it states an assessment of classified protection and one of cryptography, in force on the day of capture',
    zh: '平台：已签名陈述采集当日有效的等级保护测评与密码应用安全性评估',
  },
  GAP: {
    en: 'Platform: this package does not show its classified protection and cryptography assessment for the day of capture',
    zh: '平台：本取证包未能说明采集当日其等级保护测评与密码应用安全性评估有效',
  },
  NOT_STATED: { en: 'Platform: nothing is stated', zh: '平台：不作陈述' },
} as const satisfies Record<string, Bilingual>;

/** One of PLATFORM. */
export type PlatformStatement = keyof typeof PLATFORM;

/** On what a package’s times rest, the strongest first. */
export const TIME = {
  TSA: {
    en: 'Time: every record existed before the time that a time-stamping authority outside the ledger states',
    zh: '时间：每条记录均有账本之外时间戳机构的时间戳，证明其在所载时间之前已存在',
  },
  TRIAL_TSA: {
    en: 'Time: demo time stamp without legal value; rests on the ledger and the organisations that cosigned',
    zh: '时间：演示时间戳，无法律效力；依据账本与共同见签机构',
  },
  LEDGER_ONLY: {
    en: 'Time: rests on the ledger and the organisations that cosigned, on no time-stamping authority',
    zh: '时间：依据账本与共同见签机构，没有时间戳机构的时间戳',
  },
  NOT_STATED: { en: 'Time: nothing is stated', zh: '时间：不作陈述' },
} as const satisfies Record<string, Bilingual>;

/** One of TIME. */
export type TimeStatement = keyof typeof TIME;

/** What a court looks at: articles 16 to 18 of the on-line litigation rules of the people's courts (domain 2.12), in order. */
export const FACTORS = {
  CONSISTENCY: {
    en: 'Technical verification shows the data to be as they were recorded',
    zh: '经技术核验，数据与上链时一致',
  },
  TIME: {
    en: 'Time of recording, by the ledger and the organisations that cosigned',
    zh: '存储时间（账本时间与共同见签时间）',
  },
  CONSENSUS: {
    en: "Node list and consensus: the ledger's own blocks, from the first one on",
    zh: '节点名单与共识：自首块起的账本区块',
  },
  PLATFORM_RULES: {
    en: 'The platform complies with the rules on blockchain evidence services (filing)',
    zh: '存证平台符合区块链存证服务管理规定（备案等）',
  },
  INDEPENDENCE: {
    en: 'No interest between a party and the platform, no improper technical interference',
    zh: '当事人与存证平台无利害关系，未不当干预取证、存证过程',
  },
  SYSTEM_STANDARDS: {
    en: 'The system meets national or industry standards of cleanliness, security, reliability and availability',
    zh: '信息系统符合清洁性、安全性、可靠性、可用性的国家标准或行业标准',
  },
  VERIFICATION: {
    en: 'Technique of verification: hashes, signatures and proofs that anybody can compute again',
    zh: '核验技术：任何人可重新计算的摘要、签名与证明',
  },
  PROCESS_SECURITY: {
    en: 'Process: system environment, security, encryption, transmission',
    zh: '存证过程：系统环境、技术安全、加密方式、数据传输',
  },
  SOURCE: { en: 'Source of the data before the ledger', zh: '数据上链前的来源' },
  GENERATION: { en: 'Mechanism by which the data were generated', zh: '数据的生成机制' },
  STORAGE: {
    en: 'Course of storage: every record on the ledger about the data',
    zh: '数据的存储过程：账本上与其有关的全部记录',
  },
  NOTARISATION: { en: 'Notarisation', zh: '公证机构公证' },
  THIRD_PARTY_WITNESS: { en: 'Third-party witness', zh: '第三方见证' },
  CORROBORATION: {
    en: 'Corroborating data: all records of the same lot or subject',
    zh: '关联印证数据：同一标段或主体的全部记录',
  },
} as const satisfies Record<string, Bilingual>;

/** One of FACTORS. */
export type Factor = keyof typeof FACTORS;

/** The article that names a factor. */
export const ARTICLES: Readonly<Record<Factor, number>> = {
  CONSISTENCY: 16,
  TIME: 16,
  CONSENSUS: 16,
  PLATFORM_RULES: 17,
  INDEPENDENCE: 17,
  SYSTEM_STANDARDS: 17,
  VERIFICATION: 17,
  PROCESS_SECURITY: 17,
  SOURCE: 18,
  GENERATION: 18,
  STORAGE: 18,
  NOTARISATION: 18,
  THIRD_PARTY_WITNESS: 18,
  CORROBORATION: 18,
};

/** How well a package shows a factor. */
export const STANDINGS = {
  PROVEN: { en: 'proven by', zh: '由以下材料证明' },
  STATED: {
    en: 'stated under a proved signature, not proven to be true, in',
    zh: '由已证实的签名陈述（不证明陈述属实），见',
  },
  PARTLY: { en: 'only partly, in', zh: '仅部分具备，见' },
  NOT_PROVEN: { en: 'not proven by this package', zh: '本取证包未予证明' },
} as const satisfies Record<string, Bilingual>;

/** One of STANDINGS. */
export type Standing = keyof typeof STANDINGS;

/** Why a registered file is not in a package, as whoever made it says. */
export const WITHHELD = {
  NOT_GIVEN: { en: 'it was not handed to whoever made the package', zh: '未提供给制作方' },
  NOT_PUBLIC: { en: 'its record does not make it public', zh: '其记录未将其公开' },
  NOT_STORED: { en: 'the gateway that made the package does not store it', zh: '制作方网关未存有该文件' },
  TOO_LARGE: { en: 'it would make the package too large', zh: '会使取证包超出大小限额' },
  WITHDRAWN: {
    en: 'its content was withdrawn by the order that its bundle names',
    zh: '内容已依其证据包所载之令撤回',
  },
} as const satisfies Record<string, Bilingual>;

/** One of WITHHELD. */
export type WithheldReason = keyof typeof WITHHELD;
