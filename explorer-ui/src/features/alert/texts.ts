// SPDX-License-Identifier: Apache-2.0
import type { Bilingual } from '../../verifier/verify/catalogue';

type Words = Readonly<Record<string, Bilingual>>;

/** What the pages of alerts say. */
export const ALERT_TEXTS = {
  allTitle: { zh: '预警', en: 'Alerts' },
  notFinding: {
    zh: '预警不是结论：经部门调查核实之前，不得据此扣分、列入名单或惩戒。',
    en: 'An alert is no finding: before a department has substantiated it, no points, list entry or sanction may rest on it.',
  },
  readers: {
    zh: '供交易中心、主管部门、监管办与纪检监察登录查阅。',
    en: 'For trading centres, departments, the supervision office and discipline inspection, who sign in.',
  },
  open: { zh: '待处理', en: 'Open' },
  closed: { zh: '已有结论', en: 'Concluded' },
  all: { zh: '全部', en: 'All' },
  filter: { zh: '筛选预警', en: 'Which alerts' },
  ofDepartment: { zh: '调查或待调查部门：', en: 'Investigated, or to be taken up, by:' },
  everyDepartment: { zh: '不限部门', en: 'Any department' },
  none: { zh: '没有符合条件的预警。', en: 'There is no such alert.' },
  more: { zh: '更多预警', en: 'More alerts' },
  title: { zh: '预警 {id}', en: 'Alert {id}' },
  unknown: { zh: '没有编号为 {id} 的预警', en: 'There is no alert {id}' },
  unknownAction: {
    zh: '预警以发出预警的记录编号查询。',
    en: 'An alert is looked up by the id of the record that raised it.',
  },
  analysis: { zh: '分析', en: 'Analysis' },
  rule: { zh: '规则版本', en: 'Version of the rule' },
  record: { zh: '记录', en: 'Record' },
  department: { zh: '调查部门', en: 'Department' },
  nobody: { zh: '尚无部门调查', en: 'nobody yet' },
  lot: { zh: '标段', en: 'Lot' },
  subjects: { zh: '涉及对象', en: 'About' },
  state: { zh: '状态', en: 'State' },
  comparedHeading: { zh: '比对的特征码', en: 'Feature codes that were compared' },
  comparedLead: {
    zh: '特征码本身不在账本上；相同者仅有加密钥的杂凑值。',
    en: 'The codes themselves are not on the ledger; of those that are the same there is a keyed hash.',
  },
  feature: { zh: '特征码', en: 'Feature code' },
  result: { zh: '结果', en: 'Result' },
  stepsHeading: { zh: '调查过程', en: 'Steps' },
  unverified: {
    zh: '证明未能核验，以上仅为网关所述：',
    en: 'The proof did not verify; what stands above is the gateway’s word:',
  },
  noProof: { zh: '未取得证明，以上仅为网关所述。', en: 'There is no proof; what stands above is the gateway’s word.' },
  restingHeading: { zh: '以此预警为据的记录', en: 'What rests on it' },
  restingNone: { zh: '没有记录以此预警为据。', en: 'Nothing rests on it.' },
  restingUnknown: {
    zh: '没有证明，无法说明有无记录以此为据。',
    en: 'Without a proof nothing can be said of what rests on it.',
  },
  restingLimit: {
    zh: '联合惩戒的记录仅对有权查阅者列出；此处未取得。',
    en: 'Records of decisions are listed only to whoever may read them; they are not among these.',
  },
} as const satisfies Words;

/** What was analysed. */
export const ANALYSES: Words = {
  BID_PERFORMANCE: { zh: '投标效能异常', en: 'Who bids often, and how it goes' },
  INVALID_BIDS: { zh: '无效投标异常', en: 'Invalid bids' },
  SAVINGS_RATE: { zh: '节资率异常', en: 'Savings against the budget' },
  CLUSTERING: { zh: '主体抱团', en: 'Who bids together' },
  IDENTICAL_FEATURES: { zh: '标书特征码雷同', en: 'Identical feature codes of bids' },
  EXPERT_BEHAVIOUR: { zh: '评标专家行为异常', en: 'Bias and deviation of experts' },
};

/** Where an alert may stand. */
export const ALERT_STATES: Words = {
  RAISED: { zh: '待调查', en: 'Waits to be investigated' },
  INVESTIGATING: { zh: '调查中', en: 'Under investigation' },
  TRANSFERRED: { zh: '已移交，待接手', en: 'Handed to another department' },
  SUBSTANTIATED: { zh: '已查实', en: 'Substantiated' },
  NO_CONSEQUENCE: { zh: '不予处理', en: 'Nothing follows' },
};

/** What a comparison gives. */
export const COMPARED: Words = {
  EQUAL: { zh: '相同', en: 'the same' },
  DIFFERENT: { zh: '不同', en: 'different' },
};

/** Feature codes of the machine or file with which a bid was made. */
export const FEATURES: Words = {
  MACHINE: { zh: '机器码', en: 'Machine code' },
  DONGLE: { zh: '加密锁', en: 'Encryption dongle' },
  NETWORK_CARD: { zh: '网卡地址', en: 'Address of the network card' },
  PRICING_SOFTWARE: { zh: '造价软件锁号', en: 'Serial number of the pricing software' },
  DOCUMENT_AUTHOR: { zh: '文件属性中的作者', en: 'Author in the document’s properties' },
};
