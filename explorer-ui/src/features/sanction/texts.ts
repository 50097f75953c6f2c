// SPDX-License-Identifier: Apache-2.0
import type { Bilingual } from '../../verifier/verify/catalogue';

type Words = Readonly<Record<string, Bilingual>>;

/** What the page of a decision says. */
export const SANCTION_TEXTS = {
  title: { zh: '处理决定 {id}', en: 'Decision {id}' },
  none: { zh: '没有编号为 {id} 的处理决定', en: 'There is no decision {id}' },
  noneAction: {
    zh: '处理决定以立案记录的编号查询。请核对编号，或从主体、标段的记录进入。',
    en: 'A decision is looked up by the id of the record that took the matter up. Check the id, or come from the records of a subject or lot.',
  },
  gatewaysWord: {
    zh: '进度由网关所述；对勾由本页根据证明得出。',
    en: 'How far it has come is the gateway’s word; check marks are computed in this page from the proof.',
  },
  department: { zh: '牵头部门', en: 'Led by' },
  lot: { zh: '涉及标段', en: 'Lot' },
  modifies: { zh: '变更的决定', en: 'Modifies' },
  measuresVersion: { zh: '措施清单版本', en: 'Catalogue of measures' },
  keepers: { zh: '共管单位', en: 'Kept by' },
  keepersMean: {
    zh: '缺少其中任何一家，已作出的决定都不能改动。',
    en: 'Without each of them nothing of the decision changes.',
  },
  measuresHeading: { zh: '措施', en: 'Measures' },
  measuresIntended: { zh: '拟采取的措施（尚未决定）', en: 'Intended measures (nothing is decided yet)' },
  subject: { zh: '对象', en: 'Subject' },
  measure: { zh: '措施', en: 'Measure' },
  term: { zh: '期限', en: 'Term' },
  until: { zh: '最后一日', en: 'Last day' },
  votingDepartment: { zh: '部门', en: 'Department' },
  scope: { zh: '范围', en: 'Scope' },
  scopeAll: { zh: '全部', en: 'everything' },
  noTerm: { zh: '不设期限', en: 'does not end by itself' },
  fine: { zh: '{yuan} 元', en: 'CNY {yuan}' },
  stepsHeading: { zh: '办理进度', en: 'Procedure' },
  stepDone: { zh: '已完成', en: 'done' },
  stepNow: { zh: '当前步骤', en: 'now' },
  stepAhead: { zh: '尚未进行', en: 'ahead' },
  hearingUntil: { zh: '可陈述、申辩至 {day}', en: 'statements until {day}' },
  hearingSilent: { zh: '期内没有陈述记录', en: 'no statement is recorded' },
  versionOf: { zh: '第 {version} 稿', en: 'version {version}' },
  approvals: { zh: '{count}/{required} 个部门同意', en: '{count} of {required} departments agree' },
  ballotsHeading: { zh: '会签', en: 'Votes of departments' },
  ballotsLead: {
    zh: '现为第 {version} 稿，须全部所列部门同意；改动文稿则重新会签。',
    en: 'This is version {version}. All departments listed must agree; any edit begins anew.',
  },
  matrix: { zh: '签署矩阵', en: 'Signature matrix' },
  textDigest: { zh: '文稿摘要（SHA-256）', en: 'Digest of the text (SHA-256)' },
  officers: { zh: '承办人员', en: 'Officers' },
  officersSigned: { zh: '{count} 人已签', en: '{count} signed' },
  vote: { zh: '意见', en: 'Vote' },
  proof: { zh: '证明', en: 'Proof' },
  notVoted: { zh: '未会签', en: 'not yet' },
  noMatrix: { zh: '尚无会签文稿。', en: 'No text is before the departments yet.' },
  lightPath: {
    zh: '轻微措施：由牵头部门告知、听取意见后自行决定，不经会签。',
    en: 'Light measures: the department tells, hears and confirms by itself; there is no vote.',
  },
  effectHeading: { zh: '送达与生效', en: 'Service and effect' },
  effectNone: { zh: '尚未送达，对任何人都没有效力。', en: 'Not served yet: it has no effect for anybody.' },
  servedOn: { zh: '送达（两书同达）', en: 'Served with the repair notice' },
  effectiveFrom: { zh: '生效', en: 'Effect from' },
  ended: { zh: '终止', en: 'Ended' },
  notEnded: { zh: '未提前终止', en: 'not before its time' },
  endedFrom: { zh: '{cause}，自 {from} 起', en: '{cause}, from {from} on' },
  withdrawBy: { zh: '须在 {day} 前撤下公示', en: 'publications are withdrawn by {day}' },
  afterHeading: { zh: '公示、推送与救济', en: 'Publication, platforms, appeals' },
  publishedOn: { zh: '{site}，{on} 公示', en: '{site}, published on {on}' },
  withdrawnOn: { zh: '，{on} 撤下', en: ', withdrawn on {on}' },
  pushed: { zh: '{step}：{target}（{number}）', en: '{step}: {target} ({number})' },
  stayed: {
    zh: '停止执行：{from} 至 {to}（{order}，{authority}）',
    en: 'Stayed from {from} to {to} ({order}, {authority})',
  },
  afterNone: { zh: '尚无。', en: 'None yet.' },
  recordsHeading: { zh: '全部记录', en: 'All records' },
  recordsProven: {
    zh: '截至区块 {block}，引用本决定的记录共 {count} 条，全部列出（本页已核验）。',
    en: 'As of block {block} {count} records refer to this decision; these are all of them (verified in this page).',
  },
  decisionUnproven: {
    zh: '网关称已作出决定，但证明中没有所需部门全部同意的会签记录。检查点可能尚未覆盖；若稍后仍如此，请勿采信并告知其他机构。',
    en: 'The gateway says that it is decided, but the proof does not hold the approvals of all departments that must sign. The checkpoint may not cover them yet; if it stays so, do not rely on it and tell another organisation.',
  },
  notOpen: {
    zh: '处理决定的全部记录及其证明只向有权查阅者提供；否则以下步骤为网关所述。',
    en: 'All records of a decision, with their proof, are for those who may read them; to others the steps are the gateway’s word.',
  },
  unverified: {
    zh: '记录的证明未能核验，以下仅为网关所述。',
    en: 'The proof of the records did not verify; what follows is the gateway’s word alone.',
  },
} as const satisfies Words;

/** Where a decision stands. */
export const STANDINGS: Words = {
  PREPARED: { zh: '办理中，尚未决定', en: 'under way, not decided' },
  DROPPED: { zh: '已结案，未作处理', en: 'dropped, nothing follows' },
  DECIDED: { zh: '已决定，尚未送达', en: 'decided, not yet served' },
  PENDING: { zh: '已送达，尚未生效', en: 'served, no effect yet' },
  EFFECTIVE: { zh: '已生效', en: 'in effect' },
  STAYED: { zh: '停止执行期间', en: 'stayed' },
  EXPIRED: { zh: '期限已满', en: 'its term is over' },
  ENDED: { zh: '效力已终止', en: 'its effect has ended' },
};

/** The steps of a joint decision. */
export const STEPS: Words = {
  draft: { zh: '立案', en: 'Taken up' },
  notice: { zh: '告知', en: 'Subjects told' },
  hearing: { zh: '陈述申辩、听证', en: 'Statements and hearing' },
  review: { zh: '法制审核', en: 'Legal review' },
  proposal: { zh: '会签稿', en: 'Text proposed' },
  countersigning: { zh: '会签', en: 'Departments vote' },
  decision: { zh: '决定', en: 'Decided' },
  service: { zh: '送达', en: 'Served' },
  effect: { zh: '生效', en: 'In effect' },
  publication: { zh: '公示', en: 'Published' },
  push: { zh: '推送', en: 'Sent to platforms' },
};

/** Why a decision ends before its time. */
export const CAUSES: Words = {
  REVOKED_EX_TUNC: { zh: '撤销（自始无效）', en: 'revoked as if it had never been' },
  REVOKED_EX_NUNC: { zh: '撤销（自该日起）', en: 'revoked from that day on' },
  REPAIRED: { zh: '信用修复', en: 'credit repaired' },
  MODIFIED: { zh: '由新的决定取代', en: 'replaced by another decision' },
};

/** How long a measure lasts. */
export const TERMS: Words = {
  DAYS: { zh: '{length} 日', en: '{length} days' },
  MONTHS: { zh: '{length} 个月', en: '{length} months' },
  YEARS: { zh: '{length} 年', en: '{length} years' },
};

/** Before whom a decision is appealed, and how far that is. */
export const APPEALS: Words = {
  REVIEW: { zh: '行政复议', en: 'administrative review' },
  LITIGATION: { zh: '行政诉讼', en: 'lawsuit' },
  FILED: { zh: '已受理', en: 'filed' },
  CLOSED: { zh: '已办结', en: 'closed' },
};

/** What was sent to a platform. */
export const PUSHES: Words = {
  PUSHED: { zh: '已推送', en: 'sent' },
  WITHDRAWN: { zh: '已通知撤回', en: 'withdrawal sent' },
};
