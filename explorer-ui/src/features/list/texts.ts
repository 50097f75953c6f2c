// SPDX-License-Identifier: Apache-2.0
import type { Bilingual } from '../../verifier/verify/catalogue';

type Words = Readonly<Record<string, Bilingual>>;

/** What the pages of lists say. */
export const LIST_TEXTS = {
  allTitle: { zh: '红黑名单', en: 'Lists' },
  allLead: {
    zh: '点开名单可查看今天谁在其上，并逐个核验。下表由网关所述。',
    en: 'Open a list to see who stands on it today, and to verify each. This table is by the gateway’s word.',
  },
  allNone: { zh: '账本上还没有名单。', en: 'There is no list on the ledger yet.' },
  allMore: { zh: '更多名单', en: 'More lists' },
  listName: { zh: '名单', en: 'List' },
  kind: { zh: '性质', en: 'Kind' },
  title: { zh: '名单 {id}', en: 'List {id}' },
  none: { zh: '没有名单 {id}', en: 'There is no list {id}' },
  noneAction: { zh: '请核对名单编号，如 city-black-list。', en: 'Check the id of the list, such as city-black-list.' },
  department: { zh: '管理部门', en: 'Kept by' },
  measure: { zh: '落实的措施', en: 'Carries out the measure' },
  changes: { zh: '变更次数', en: 'Changes so far' },
  record: { zh: '建立名单的记录', en: 'Begun by the record' },
  pushed: { zh: '已送达的平台', en: 'Platforms that have it' },
  pushedTo: { zh: '{target}（至第 {last} 号变更）', en: '{target} (up to change {last})' },
  snapshotHeading: { zh: '{on} 在名单上的主体', en: 'Who stands on the list on {on}' },
  snapshotCount: {
    zh: '共 {count} 个，由网关所述；可逐个核验。',
    en: '{count} in all, by the gateway’s word; each can be verified.',
  },
  snapshotEmpty: { zh: '这一天没有主体在名单上。', en: 'Nobody stands on the list on that day.' },
  endedNote: {
    zh: '期满、修复或移出的，与从未列入的答复完全相同。',
    en: 'Whoever’s days are over, was repaired or taken off answers exactly like whoever was never listed.',
  },
  subject: { zh: '主体', en: 'Subject' },
  from: { zh: '自', en: 'From' },
  until: { zh: '至（当日仍在名单上）', en: 'Until (and on that day)' },
  ground: { zh: '依据', en: 'Rests on' },
  entry: { zh: '答复与证明', en: 'Answer and proof' },
  showEntry: { zh: '核验', en: 'Verify' },
  askHeading: { zh: '查主体', en: 'Look a subject up' },
  askLabel: { zh: '统一社会信用代码或人员代号', en: 'Credit code or person reference' },
  askButton: { zh: '查询并核验', en: 'Ask and verify' },
  askUnknown: {
    zh: '“{input}”不是统一社会信用代码或人员代号。',
    en: '“{input}” is no credit code and no person reference.',
  },
  dayHeading: { zh: '查某一天', en: 'Another day' },
  dayLabel: { zh: '日期（年-月-日）', en: 'Day (yyyy-mm-dd)' },
  dayHelp: {
    zh: '今天的名单对所有人公开。其他日期须登录，并填写查阅依据（list.access 记录的编号）。',
    en: 'Today’s list is for everybody. Other days need sign-in and a stated basis (the id of a list.access record).',
  },
  accessLabel: { zh: '查阅依据的记录编号', en: 'Id of the record that states the basis' },
  dayButton: { zh: '查询', en: 'Ask' },
  entryTitle: { zh: '{subject} 是否在名单 {list} 上', en: 'Does {subject} stand on list {list}?' },
  listed: { zh: '在名单上（截至区块 {block}，本页已核验）', en: 'Listed (as of block {block}, verified in this page)' },
  notListed: {
    zh: '不在名单上（截至区块 {block}，本页已核验）',
    en: 'Not listed (as of block {block}, verified in this page)',
  },
  notListedMeans: {
    zh: '“不在”指今天没有效力：从未列入、期满、修复、暂停与移出的答复相同，不能据此推断过去。',
    en: '“Not listed” means without effect today: never listed, over, repaired, paused and taken off answer alike, and nothing follows for the past.',
  },
  readableHeading: { zh: '列入的事由', en: 'Why it is listed' },
  readableNote: {
    zh: '仅在名单有效期内提供。对勾表示与账本上变更记录的加盐摘要相符，由本页计算。',
    en: 'Served only while the entry is in force. A check mark says that it has the salted digests of the change on the ledger, computed in this page.',
  },
  readableNone: { zh: '本网关没有保存可读部分。', en: 'This gateway stores no readable part.' },
  name: { zh: '名称', en: 'Name' },
  reason: { zh: '事由', en: 'Reason' },
  document: { zh: '文号', en: 'Document' },
  role: { zh: '角色', en: 'Role' },
  restriction: { zh: '限制内容', en: 'Restriction' },
  boundsHeading: { zh: '期限', en: 'Days' },
  repairableFrom: { zh: '可申请修复', en: 'May be repaired from' },
  most: { zh: '最长公示至', en: 'Published at most until' },
  policy: { zh: '修复政策', en: 'Repair policy' },
  pauses: { zh: '暂停', en: 'Paused' },
  pause: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  deltas: { zh: '变更记录', en: 'Changes' },
  toList: { zh: '返回名单', en: 'To the list' },
} as const satisfies Words;

/** What standing on a list means. */
export const LIST_KINDS: Words = {
  RED: { zh: '红名单（守信激励）', en: 'red list (praise)' },
  BLACK: { zh: '黑名单（严重失信）', en: 'black list (serious dishonesty)' },
  RESTRICTION: { zh: '限制参与名单', en: 'list of restrictions' },
};
