// SPDX-License-Identifier: Apache-2.0

/** Something with one text in each language. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** The five answers; there is no sixth, and no score between them. */
export const VERDICTS = {
  MATCHES: {
    en: 'Matches: the record is what the cosigned log holds',
    zh: '一致：该记录与经共同见签的日志相符',
  },
  DIFFERS: {
    en: 'Differs: the file is not the one that was recorded',
    zh: '不一致：该文件不是当时登记的文件',
  },
  NOT_RECORDED: {
    en: 'Not recorded: the log holds no such record as of the checkpoint',
    zh: '未记录：截至该检查点，日志中没有该记录',
  },
  PROOF_INVALID: {
    en: 'Proof invalid: a rule of the proof is broken',
    zh: '证明无效：证明违反了规则',
  },
  CANNOT_TELL: {
    en: 'Cannot tell: something needed for an answer is missing',
    zh: '无法判断：缺少作出判断所需的材料',
  },
} as const satisfies Record<string, Bilingual>;

/** One of VERDICTS, by its stable code. */
export type Verdict = keyof typeof VERDICTS;

/** The steps of a verification, in their order. */
export const STEPS = {
  CANONICAL_FORM: {
    en: 'The bundle is canonical JSON',
    zh: '证据包为规范 JSON',
  },
  VERSION: {
    en: 'Version and grade are known, and no member is unknown',
    zh: '版本、等级已知，且没有未知字段',
  },
  TRUST_ROOT: {
    en: 'The trust root fits the log',
    zh: '信任根与日志相符',
  },
  CHECKPOINT: {
    en: 'The checkpoint has its form and the size of the bundle',
    zh: '检查点格式正确，大小与证据包一致',
  },
  COSIGNATURES: {
    en: 'All signatures of the checkpoint are good',
    zh: '检查点上的签名全部有效',
  },
  QUORUM: {
    en: 'Enough organisations have cosigned',
    zh: '共同见签的机构达到法定数',
  },
  LATER: {
    en: 'A later checkpoint extends this one, and enough organisations have cosigned it with keys in use',
    zh: '较新的检查点承接该检查点，且由足够多的机构以现用密钥见签',
  },
  CONSISTENCY: {
    en: 'The log extends the one of the earlier checkpoint',
    zh: '日志承接较早的检查点，此前内容未变',
  },
  TIMESTAMP: {
    en: 'A time-stamp authority outside the ledger says by when the checkpoint existed',
    zh: '账本之外的时间戳机构证明检查点在何时之前已存在',
  },
  INCLUSION: {
    en: 'The record is in the log, by SHA-256 and SM3',
    zh: '记录在日志之中（SHA-256 与 SM3）',
  },
  RECORD: {
    en: 'The record has the form of its type',
    zh: '记录符合其类型的格式',
  },
  SIGNATURES: {
    en: 'The record is signed by the keys it names',
    zh: '记录由其所列密钥签名',
  },
  KEYS: {
    en: 'The keys were registered for this and in force',
    zh: '密钥已登记、有权且在有效期内',
  },
  BATCH: {
    en: 'The item is in the batch that was recorded, by SHA-256 and SM3',
    zh: '条目在所登记的批次之中（SHA-256 与 SM3）',
  },
  FILE: {
    en: 'The file is the one that was recorded',
    zh: '文件即当时登记的文件',
  },
  BLOCKS: {
    en: 'The blocks follow from the pinned first one, each signed by the orderers of its time',
    zh: '各区块源自信任根所指的首块，并由当时的排序方签名',
  },
  CONNECTION: {
    en: 'The record’s block leads to the block of the checkpoint',
    zh: '记录所在区块可通向检查点的区块',
  },
  TRANSACTION: {
    en: 'A transaction of a member of the channel wrote the record',
    zh: '记录由通道成员的交易写入',
  },
  ENDORSEMENTS: {
    en: 'The organisations that the contract’s definition in force demands have endorsed it',
    zh: '合约现行定义所要求的机构已经背书',
  },
  ENTRIES: {
    en: 'Every entry stands under the key that was asked for',
    zh: '每个条目都属于所查询的键',
  },
  INDEX: {
    en: 'They are all that the index holds under the key, by SHA-256 and SM3',
    zh: '这些就是该键下的全部条目（SHA-256 与 SM3）',
  },
} as const satisfies Record<string, Bilingual>;

/** One of STEPS, by its stable code. */
export type StepName = keyof typeof STEPS;

/** How a step ended. */
export const OUTCOMES = {
  OK: {
    en: 'passed',
    zh: '通过',
  },
  FAILED: {
    en: 'failed',
    zh: '不通过',
  },
  SKIPPED: {
    en: 'not done',
    zh: '未进行',
  },
  WARNING: {
    en: 'passed with a gap',
    zh: '通过但有缺口',
  },
} as const satisfies Record<string, Bilingual>;

/** One of OUTCOMES, by its stable code. */
export type Outcome = keyof typeof OUTCOMES;

/** The rules that are checked. What was computed or demanded, and what was given, stand beside them. */
export const RULES = {
  CANONICAL_BYTES: {
    en: 'The bytes are the canonical form of their JSON',
    zh: '字节即其 JSON 的规范形式',
  },
  BUNDLE_FORM: {
    en: 'Every member is there, known and of its form',
    zh: '各字段齐全、已知且格式正确',
  },
  KNOWN_VERSION: {
    en: 'The version and grade are ones that this release reads',
    zh: '版本和等级为本版本所支持',
  },
  TRUST_VERSION: {
    en: 'The trust root is at least of the version for which the bundle was made',
    zh: '信任根版本不低于证据包所要求的版本',
  },
  TRUST_ORIGIN: {
    en: 'The checkpoint is of the log that the trust root names',
    zh: '检查点属于信任根所指的日志',
  },
  CHECKPOINT_FORM: {
    en: 'The checkpoint has its one form',
    zh: '检查点格式正确',
  },
  CHECKPOINT_SIZE: {
    en: 'The size of the bundle is that of the checkpoint',
    zh: '证据包中的大小与检查点一致',
  },
  KNOWN_SIGNERS: {
    en: 'Every signature line is by a key of the trust root that counts at this size',
    zh: '每行签名都来自信任根中在该大小有效的密钥',
  },
  GOOD_SIGNATURES: {
    en: 'Every signature line verifies',
    zh: '每行签名均能验证',
  },
  LOG_SIGNATURE: {
    en: 'The checkpoint is signed in the name of the log',
    zh: '检查点以日志名义签名',
  },
  QUORUM: {
    en: 'The conditions of the trust root on who must cosign are met',
    zh: '满足信任根对共同见签方的要求',
  },
  KEYS_IN_USE: {
    en: 'Enough of the cosigners’ keys are still in use; ask a gateway for a bundle under a newer checkpoint',
    zh: '见签密钥中仍在使用的已达门限；否则请向网关索取新检查点下的证据包',
  },
  LATER_PATH: {
    en: 'The later checkpoint extends the log of the bundle’s',
    zh: '较新的检查点承接证据包检查点的日志',
  },
  CONSISTENCY_PATH: {
    en: 'The log extends that of the earlier size with the earlier roots',
    zh: '日志承接较早大小及其根',
  },
  HELD_CHECKPOINT: {
    en: 'The log extends the checkpoint that is held; ask a gateway for a proof since its size',
    zh: '日志承接所持检查点；可按其大小向网关索取一致性证明',
  },
  TIMESTAMP_FORM: {
    en: 'The time stamp has its one form',
    zh: '时间戳格式唯一且正确',
  },
  TIMESTAMP_IMPRINT: {
    en: 'The time stamp is over this checkpoint',
    zh: '时间戳针对该检查点',
  },
  TIMESTAMP_SIGNATURE: {
    en: 'The signature of the time stamp is that of the certificate that it names',
    zh: '时间戳的签名来自其所载明的证书',
  },
  TIMESTAMP_AUTHORITY: {
    en: 'The certificate is one for time stamps, was in force then, and leads to an authority that the trust root names',
    zh: '证书专用于时间戳、当时有效，并通向信任根所载明的时间戳机构',
  },
  OTHER_ORGANISATION: {
    en: 'Another organisation of the trust root, which is no centre, signed that it was shown the last batch',
    zh: '信任根所载、非交易中心的另一机构签名证明已见到最后一批',
  },
  INCLUSION_PATH: {
    en: 'The path leads from the entry to the root of the checkpoint',
    zh: '路径由该条目通向检查点的根',
  },
  RECORD_SIGNED: {
    en: 'The record bears signatures',
    zh: '记录带有签名',
  },
  RECORD_FORM: {
    en: 'The record is a well-formed envelope of a known type',
    zh: '记录是已知类型的合格信封',
  },
  RECORD_SIGNATURE: {
    en: 'The signature fits the canonical bytes and the registered key',
    zh: '签名与规范字节及所登记的密钥相符',
  },
  KEY_REGISTERED: {
    en: 'The registration of the signing key is in the bundle and stands before what it signed',
    zh: '签名密钥的登记在证据包中，且早于所签内容',
  },
  KEY_ORGANISATION: {
    en: 'The key belongs to the organisation of the record',
    zh: '密钥属于记录的机构',
  },
  KEY_ROLE: {
    en: 'The role of the key may sign this type of record',
    zh: '密钥的角色可以签署此类记录',
  },
  KEY_WINDOW: {
    en: 'The key was in force when the record was entered',
    zh: '记录入账时密钥在有效期内',
  },
  KEY_UNUSED: {
    en: 'Every registration in the bundle belongs to a key that signed',
    zh: '证据包中的每项登记都属于已签名的密钥',
  },
  CAPTURE: {
    en: 'The capture statement is about the file of the record',
    zh: '采集声明针对该记录的文件',
  },
  WITHDRAWAL: {
    en: 'The order of withdrawal names the content that the record registers',
    zh: '撤回令所列内容即该记录所登记的内容',
  },
  FILE_NAMED: {
    en: 'The record registers a file',
    zh: '该记录登记了文件',
  },
  FILE_DIGEST: {
    en: 'The digests and the size of the file are those of the record',
    zh: '文件的摘要和大小与记录一致',
  },
  BLOCK_FORM: {
    en: 'The block has its one form',
    zh: '区块格式唯一且正确',
  },
  FIRST_BLOCK: {
    en: 'The first block is the one of the trust root and begins its channel',
    zh: '首块为信任根所指的区块并开启其通道',
  },
  BLOCK_NUMBER: {
    en: 'The blocks stand in order and end with the record’s',
    zh: '区块依次排列，并以记录所在区块结束',
  },
  PREVIOUS_HASH: {
    en: 'The block names the hash of the one before it',
    zh: '区块载有前一区块的哈希',
  },
  CONTENT_HASH: {
    en: 'The content of the block can be read in one way and has the hash that its header names',
    zh: '区块内容只有一种读法，其哈希与区块头一致',
  },
  ORDERER_QUORUM: {
    en: 'Enough different orderers of the configuration in force have signed, and every signature is good',
    zh: '现行配置中足够多的不同排序方已签名，且每个签名有效',
  },
  CONFIGURATION: {
    en: 'The block names the configuration in force, and a new one follows it',
    zh: '区块载明现行配置，新配置依次接续',
  },
  BLOCK_UNUSED: {
    en: 'Every block is a change of configuration, a definition in force or the record’s',
    zh: '每个区块均为配置变更、现行定义或记录所在区块',
  },
  CONNECTION: {
    en: 'The hashes from the record’s block on lead to that of the checkpoint',
    zh: '自记录所在区块起的哈希通向检查点的区块哈希',
  },
  TRANSACTION_FORM: {
    en: 'The transaction is complete and agrees with itself',
    zh: '交易完整且自洽',
  },
  CREATOR: {
    en: 'The creator belongs to an organisation of the channel and signed the transaction',
    zh: '发起者属于通道机构并签署了交易',
  },
  TRANSACTION_ID: {
    en: 'The transaction’s id is the hash of nonce and creator',
    zh: '交易编号为随机数与发起者的哈希',
  },
  PROPOSAL_HASH: {
    en: 'The endorsers answered this very proposal',
    zh: '背书针对的正是该提案',
  },
  RECORD_WRITTEN: {
    en: 'The transaction wrote the very entry that the log holds',
    zh: '交易写入的正是日志所载条目',
  },
  DEFINITION: {
    en: 'The contract’s definition is the one that the transaction read',
    zh: '合约定义即交易所依据的定义',
  },
  ENDORSEMENTS: {
    en: 'Those endorsed whom the policy in force demands',
    zh: '背书满足现行策略',
  },
  CERTIFICATES_IN_FORCE: {
    en: 'No certificate had run out when the transaction was made',
    zh: '交易作出时没有证书过期',
  },
  ENTRY_KEY: {
    en: 'The entry bears the key that was asked for',
    zh: '条目含有所查询的键',
  },
  PARTS_TOGETHER: {
    en: 'The parts are of one key and of the same blocks, and follow each other without a gap',
    zh: '各部分属于同一键和同一区块范围，且首尾相接',
  },
  INDEX_PATH: {
    en: 'The way through the map leads from exactly these entries to the root of the checkpoint',
    zh: '由恰好这些条目出发的路径通向检查点的索引根',
  },
  FILE_ASKED: {
    en: 'The answer is about the digest of the file',
    zh: '该答复针对此文件的摘要',
  },
  BATCH_RECORD: {
    en: 'The record is that of a batch',
    zh: '该记录为批次登记',
  },
  ITEM_FORM: {
    en: 'The item has the form of a batch’s item and lies within its times',
    zh: '条目格式正确，且时间在批次范围之内',
  },
  ITEM_PATH: {
    en: 'The path leads from the item to the root that the record of the batch states',
    zh: '路径由该条目通向批次记录所载的根',
  },
  CLIP_RANGE: {
    en: 'The record registers a recording with chunk roots, and the clip lies within it',
    zh: '记录登记了带分块根的录像，且片段在其范围之内',
  },
  CLIP_PATH: {
    en: 'The chunks of the clip lead to the chunk roots of the recording',
    zh: '片段的各分块通向录像的分块根',
  },
} as const satisfies Record<string, Bilingual>;

/** One of RULES, by its stable code. */
export type Rule = keyof typeof RULES;

/** What keeps a match from being plain. */
export const GAPS = {
  DEGRADED_CHECKPOINT: {
    en: 'Degraded checkpoint: too few organisations have cosigned it',
    zh: '检查点降级：共同见签的机构不足',
  },
  UNPROVEN_BEFORE_LEDGER: {
    en: 'Unproven before the ledger: no statement says how the file was captured; intact afterwards, unproven before',
    zh: '上链前未证明：没有采集声明说明文件如何取得；上链后完整，上链前未证明',
  },
  EXPIRED_CERTIFICATE: {
    en: 'Expired certificate: a certificate had run out when the transaction was made; the ledger does not ask',
    zh: '证书过期：交易作出时有证书已过期；账本对此不作审查',
  },
  PART_OF_ANSWER: {
    en: 'Part: there are more entries of what was asked for; verified together with the other parts, they are all',
    zh: '部分答复：所查询的条目不止这些；与其余部分一并核验方为全部',
  },
  UNKNOWN_TIME_AUTHORITY: {
    en: 'Unknown time-stamp authority: the trust root does not name it, or its word had ended; its time stamp proves no time',
    zh: '时间戳机构未知：信任根未载明该机构或其效力已终止；该时间戳不证明时间',
  },
  ANCHORED_AFTER_OPENING: {
    en: 'Anchored after the opening: a batch of bids came to the ledger when the opening may have begun; its time rests on receipts and stamps',
    zh: '开标后上链：投标批次上链时可能已经开标；其时间以回执和时间戳为据',
  },
  CENTRE_ALONE: {
    en: 'The centre alone vouches for the time: nobody else signed or stamped the last batch of bids before the opening',
    zh: '仅由交易中心证明时间：开标前没有其他机构对最后一批投标签名或加盖时间戳',
  },
} as const satisfies Record<string, Bilingual>;

/** One of GAPS, by its stable code. */
export type Gap = keyof typeof GAPS;

/** What a match does not prove. */
export const LIMITS = {
  VALIDITY: {
    en: 'That the ledger judged the transaction valid rests on the cosigners, who enter valid ones only',
    zh: '账本判定交易有效这一点，依赖于只收录有效交易的各共同见签方',
  },
  REVOCATION: {
    en: 'That no key had been revoked rests on the contract and the cosigners',
    zh: '密钥当时未被吊销这一点，依赖于合约和各共同见签方',
  },
  TRUTH: {
    en: 'That what the record states is true: it proves who stated it, when, and that it is unchanged',
    zh: '不证明记录内容属实：只证明何人何时作出陈述且此后未被改动',
  },
  BEFORE_LEDGER: {
    en: 'What happened before the record reached the ledger',
    zh: '不证明记录上链之前发生的事情',
  },
  COMPLETENESS: {
    en: 'That no other record exists about the same matter',
    zh: '不证明同一事项没有其他记录',
  },
  TIME: {
    en: 'The exact time: the ledger time is the submitter’s, bounded by the peers’ clocks and the cosigners’ times',
    zh: '不证明精确时间：账本时间由提交方给出，受节点时钟和见签时间约束',
  },
  TRIAL: {
    en: 'On a trial network one operator may hold all keys; then the signatures prove no independence',
    zh: '试用网络可能由一方持有全部密钥，此时签名不证明相互独立',
  },
  CONFIGURATION_RIGHTS: {
    en: 'That changes of the channel’s configuration were rightful rests on the orderers that signed them',
    zh: '通道配置的变更是否有权作出，依赖于签署该变更的排序方',
  },
  SIGNATURES_APART: {
    en: 'The signatures of the listed records are not checked here: each record has a bundle of its own',
    zh: '此处不检查所列记录的签名：每条记录另有自己的证据包',
  },
  SEALED_AND_LATER: {
    en: 'Sealed records stand under no key but their own id before their opening, and whatever came after the checkpoint is not covered',
    zh: '密封记录在开启前除自身编号外不列入任何键，检查点之后的记录也不在其内',
  },
  ITEM_SOURCE: {
    en: 'That the source made the item so and sent no others: the platform vouches for what it received',
    zh: '不证明来源当时即如此产生该条目且未发送其他条目：平台只对其所收到的内容负责',
  },
  TIME_AUTHORITY: {
    en: 'That the time-stamp authority told the true time and kept its key: nobody was asked whether its certificate was revoked',
    zh: '不证明时间戳机构所报时间真实且其密钥未泄露：未向任何方查询其证书是否被吊销',
  },
  TRIAL_TIME_AUTHORITY: {
    en: 'Demo time stamp without legal value',
    zh: '演示时间戳，无法律效力',
  },
} as const satisfies Record<string, Bilingual>;

/** One of LIMITS, by its stable code. */
export type Limit = keyof typeof LIMITS;
