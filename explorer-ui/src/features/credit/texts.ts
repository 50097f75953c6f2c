// SPDX-License-Identifier: Apache-2.0
import type { Bilingual } from '../../verifier/verify/catalogue';

type Words = Readonly<Record<string, Bilingual>>;

/** What the page of a subject's credit says. */
export const CREDIT_TEXTS = {
  title: { zh: '信用扣分：{subject}', en: 'Points against {subject}' },
  lead: {
    zh: '得分只由已确认的扣分得出，任何人可重算：jianzheng score。',
    en: 'A score is a fold of confirmed deductions and of nothing else; anybody computes the same: jianzheng score.',
  },
  chooseHeading: { zh: '按哪套规则', en: 'Under which rules' },
  chosen: { zh: '该主体的记录涉及：', en: 'Its records name:' },
  schemeLabel: { zh: '规则编号', en: 'Catalogue of rules' },
  onLabel: { zh: '日期（年-月-日）', en: 'Day (yyyy-mm-dd)' },
  knownLabel: { zh: '当时已知（UTC 时间）', en: 'As known at (UTC)' },
  askHelp: {
    zh: '日期留空为今天。“当时已知”如 2026-03-16T01:30:00Z，留空为现在：此后才登记的不计入。',
    en: 'Without a day: today. “As known at”, such as 2026-03-16T01:30:00Z, leaves out what was recorded later; now if empty.',
  },
  askButton: { zh: '查询', en: 'Ask' },
  points: { zh: '{shown} 分', en: '{shown} points' },
  unknownPoints: { zh: '另有 {count} 项扣分值不明', en: 'and {count} deductions of unknown points' },
  rules: { zh: '规则版本', en: 'Version of the rules' },
  period: { zh: '计分周期起', en: 'Counting from' },
  on: { zh: '截至', en: 'On' },
  knownAt: { zh: '当时已知', en: 'As known at' },
  linesHeading: { zh: '逐项说明', en: 'Line by line' },
  linesLead: {
    zh: '总分由网关所述；每一项的决定与扣分建议由本页核对。',
    en: 'The sum is the gateway’s word; decision and proposal of each line are checked in this page.',
  },
  linesNone: { zh: '没有计入的扣分。', en: 'No deduction counts.' },
  rule: { zh: '规则', en: 'Rule' },
  form: { zh: '一标一评价', en: 'evaluation by forms' },
  pointsOf: { zh: '扣分', en: 'Points' },
  pointsUnknown: { zh: '不明', en: 'unknown' },
  happenedOn: { zh: '行为日期', en: 'Happened on' },
  counts: { zh: '计入', en: 'Counts' },
  countsFrom: { zh: '自 {from}', en: 'from {from}' },
  countsUntil: { zh: '，{until} 起修复', en: ', repaired from {until}' },
  source: { zh: '依据', en: 'Source' },
  followHeading: { zh: '由此产生', en: 'What follows' },
  subjectRecords: { zh: '该主体的全部记录', en: 'All records of the subject' },
  sumDiffers: {
    zh: '各项之和与网关所述总分不符，请勿采信。',
    en: 'The lines do not add up to what the gateway says; do not rely on it.',
  },
} as const satisfies Words;

/** What follows from deductions. */
export const EFFECTS: Words = {
  REPORT_TO_SUPERVISOR: { zh: '报告主管部门', en: 'the department is told' },
  PUBLISH_PROVINCIAL_PROPOSAL: { zh: '建议在省级平台公示', en: 'publication on the provincial platform is proposed' },
  SUSPENSION_PROPOSAL: { zh: '建议暂停评标资格', en: 'a suspension is proposed' },
  REMOVAL_PROPOSAL: { zh: '建议清出专家库', en: 'removal from the pool is proposed' },
};

/** Why something follows. */
export const FOLLOW_UP_CAUSES: Words = {
  RULE: { zh: '规则直接规定', en: 'by the rule itself' },
  SINGLE: { zh: '单次', en: 'of one deduction' },
  CUMULATIVE: { zh: '周期累计', en: 'of the period' },
};
