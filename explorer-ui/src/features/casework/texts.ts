// SPDX-License-Identifier: Apache-2.0
import type { Bilingual } from '../../verifier/verify/catalogue';

type Words = Readonly<Record<string, Bilingual>>;

/** What the pages of cases say. */
export const CASEWORK_TEXTS = {
  allTitle: { zh: '投诉举报与线索', en: 'Complaints, tip-offs and clues' },
  allLead: {
    zh: '一窗受理：同一事项无论从哪个窗口提出，都归为一件。供主管部门、监管办与纪检监察登录查阅；提出人的身份不在账本上。',
    en: 'One case for a matter, whatever doors it came in at. For departments, the supervision office and discipline inspection, who sign in; who filed it is not on the ledger.',
  },
  open: { zh: '办理中', en: 'Open' },
  closed: { zh: '已办结', en: 'Closed' },
  all: { zh: '全部', en: 'All' },
  filter: { zh: '筛选案件', en: 'Which cases' },
  ofDepartment: { zh: '所属或待接收部门：', en: 'Kept, or to be taken over, by:' },
  everyDepartment: { zh: '不限部门', en: 'Any department' },
  none: { zh: '没有符合条件的案件。', en: 'There is no such case.' },
  more: { zh: '更多案件', en: 'More cases' },
  title: { zh: '案件 {id}', en: 'Case {id}' },
  unknown: { zh: '没有以 {id} 立案的案件', en: 'No case was opened by {id}' },
  unknownAction: {
    zh: '案件以首次登记的记录编号查询；并入其他案件的登记没有自己的案件。',
    en: 'A case is looked up by the id of its first filing. A filing that was linked to another case has none of its own.',
  },
  filing: { zh: '登记', en: 'Filing' },
  kind: { zh: '类型', en: 'Kind' },
  keeper: { zh: '承办部门', en: 'Department in charge' },
  lot: { zh: '标段', en: 'Lot' },
  subjects: { zh: '涉及对象', en: 'About' },
  linked: { zh: '并入的登记', en: 'The same matter at other doors' },
  state: { zh: '状态', en: 'State' },
  due: { zh: '下一期限', en: 'Next limit' },
  limitsHeading: { zh: '办理期限', en: 'Limits' },
  limitsLead: {
    zh: '期限按工作日历 {calendar} 计算；末日当日仍为有效。剩余天数为自然日。',
    en: 'Limits are counted by the working days of {calendar}; the last day still counts. Days left are days of the calendar.',
  },
  limit: { zh: '事项', en: 'What' },
  lastDay: { zh: '最后一日', en: 'Last day' },
  doneOn: { zh: '完成日期', en: 'Done on' },
  standing: { zh: '情况', en: 'How it stands' },
  inTime: { zh: '按期', en: 'in time' },
  late: { zh: '逾期完成', en: 'late' },
  left: { zh: '剩余 {count} 天', en: '{count} days left' },
  lastToday: { zh: '今日到期', en: 'the last day is today' },
  overdue: { zh: '已逾期 {count} 天', en: '{count} days overdue' },
  notCounted: {
    zh: '不计入期限：{from} 至 {until}（检测、专家评审）',
    en: 'Not counted: {from} to {until} (test or review)',
  },
  stepsHeading: { zh: '办理过程', en: 'Steps' },
  gatewaysWord: {
    zh: '办到哪一步由网关所述；“已证明”由本页根据全部记录的证明算出。',
    en: 'How far it has come is the gateway’s word; “proved” is computed in this page from the proof of all records.',
  },
  hidden: {
    zh: '证明中有网关未说明的步骤：请勿依赖网关所述状态。',
    en: 'The proof holds a step that the gateway does not tell: do not rely on the state that it names.',
  },
  unverified: {
    zh: '证明未能核验，以下仅为网关所述：',
    en: 'The proof did not verify; what follows is the gateway’s word:',
  },
  noProof: { zh: '未取得证明，以下仅为网关所述。', en: 'There is no proof; what follows is the gateway’s word.' },
  stepNow: { zh: '待办', en: 'next' },
  stepAhead: { zh: '尚未', en: 'not yet' },
  handingsHeading: { zh: '移送', en: 'Handed over' },
  handingsNone: { zh: '没有移送。', en: 'Nothing was handed over.' },
  what: { zh: '内容', en: 'What' },
  to: { zh: '移送至', en: 'To' },
  result: { zh: '签收', en: 'Acknowledged' },
  pending: { zh: '待签收', en: 'waits to be acknowledged' },
  proof: { zh: '证明', en: 'Proof' },
  outcomeHeading: { zh: '处理结果', en: 'Outcome' },
  refusedOn: { zh: '{on} 决定不予受理：', en: 'Not accepted on {on}:' },
  answeredOn: { zh: '{on} 答复：', en: 'Answered on {on}:' },
  noOutcome: { zh: '尚未答复。', en: 'Not answered yet.' },
  sanctions: { zh: '由此立案的联合惩戒', en: 'Decisions that follow' },
} as const satisfies Words;

/** What came in. */
export const CASE_KINDS: Words = {
  COMPLAINT: { zh: '投诉', en: 'Complaint' },
  TIP_OFF: { zh: '举报', en: 'Tip-off' },
  CLUE: { zh: '线索', en: 'Clue' },
};

/** Where a case may stand. */
export const CASE_STATES: Words = {
  RECEIVED: { zh: '已登记，待决定是否受理', en: 'Received, acceptance to be decided' },
  ACCEPTED: { zh: '已受理，调查中', en: 'Accepted, under investigation' },
  REFUSED: { zh: '不予受理', en: 'Not accepted' },
  ANSWERED: { zh: '已答复', en: 'Answered' },
  CLOSED: { zh: '已结案', en: 'Closed' },
};

/** What is limited. */
export const LIMITS: Words = {
  file: { zh: '提起投诉（知悉后 10 日）', en: 'To complain (10 days after knowing)' },
  accept: { zh: '决定是否受理（3 个工作日）', en: 'To accept or refuse (3 working days)' },
  decide: { zh: '作出处理答复（受理后 30 个工作日）', en: 'To answer (30 working days after acceptance)' },
};

/** The steps of a case. */
export const CASE_STEPS: Words = {
  filing: { zh: '登记', en: 'Received' },
  admission: { zh: '决定是否受理', en: 'Accepted or refused' },
  consultation: { zh: '集中会商', en: 'Departments consulted' },
  examination: { zh: '检测、专家评审', en: 'Test or review by experts' },
  answer: { zh: '处理答复', en: 'Answered' },
  closing: { zh: '结案', en: 'Closed' },
};

/** Why a case is not accepted. */
export const GROUNDS: Words = {
  LATE: { zh: '超过投诉时效', en: 'the days to complain had passed' },
  NOT_COMPETENT: { zh: '无管辖权', en: 'nobody here is competent' },
  NO_STANDING: { zh: '提出人无利害关系', en: 'whoever complains has no interest in the tender' },
  NO_CLAIM: { zh: '没有明确请求或有效线索', en: 'no clear claim and no clue to follow' },
  OBJECTION_FIRST: { zh: '依法应先提出异议', en: 'the law asks for an objection first' },
  DECIDED: { zh: '已作出处理', en: 'it has been decided' },
};

/** What may be decided. */
export const OUTCOMES: Words = {
  UPHELD: { zh: '属实', en: 'founded' },
  PARTLY_UPHELD: { zh: '部分属实', en: 'partly founded' },
  DISMISSED: { zh: '不属实，驳回', en: 'not founded' },
  WITHDRAWN: { zh: '已撤回', en: 'taken back' },
};

/** What is handed over. */
export const HANDED: Words = {
  CASE: { zh: '案件', en: 'the case' },
  CLUE: { zh: '线索', en: 'a clue' },
};

/** What a department does with what it got. */
export const RESULTS: Words = {
  TAKEN_OVER: { zh: '已接收', en: 'taken over' },
  RETURNED: { zh: '已退回', en: 'given back' },
};
