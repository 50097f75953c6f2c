// SPDX-License-Identifier: Apache-2.0
import type { Bilingual } from '../../verifier/verify/catalogue';

type Words = Readonly<Record<string, Bilingual>>;

/** What the page of an inspection says. */
export const INSPECTION_TEXTS = {
  title: { zh: '代理机构抽检 {id}', en: 'Inspection {id}' },
  none: { zh: '没有编号为 {id} 的抽检', en: 'There is no inspection {id}' },
  noneAction: {
    zh: '抽检以公布方案的记录编号查询。',
    en: 'An inspection is looked up by the id of the record that planned it.',
  },
  agency: { zh: '代理机构', en: 'Agency' },
  lots: { zh: '标段总数（方案公布时封存）', en: 'Lots of the pool (closed with the plan)' },
  floor: { zh: '至少抽取（四分之一，进位）', en: 'To be drawn at least (a quarter, rounded up)' },
  sample: { zh: '已抽取', en: 'Drawn' },
  planRecord: { zh: '方案', en: 'Plan' },
  drawRecord: { zh: '抽取', en: 'Draw' },
  reportRecord: { zh: '结果报送', en: 'Result told' },
  notYet: { zh: '尚未进行', en: 'not yet' },
  redrawHeading: { zh: '本页重新抽取', en: 'Drawn again in this page' },
  redrawLead: {
    zh: '方案先公布种子的承诺与封存的标段；抽取公开种子后，任何人都能重算。以下由本页根据已证明的两条记录计算。',
    en: 'The plan commits to a seed and closes the pool; the draw opens the seed, and anybody can repeat it. This page has computed what follows from the two proved records.',
  },
  redrawGood: { zh: '抽取无误', en: 'The draw is right' },
  redrawBad: { zh: '抽取与公布的方案不符', en: 'The draw does not fit the plan' },
  redrawUnproven: {
    zh: '方案或抽取的记录未能核验，无法重算。',
    en: 'The records of plan and draw did not verify; nothing is drawn again.',
  },
  drawnHeading: { zh: '抽中的标段（按抽取顺序）', en: 'Drawn lots, in the order of the draw' },
  holds: { zh: '相符', en: 'holds' },
  fails: { zh: '不符', en: 'does not hold' },
} as const satisfies Words;

/** What is looked at when a draw is repeated. */
export const CHECKS: Words = {
  POOL: { zh: '标段与封存的一致', en: 'The lots are those of the closed pool' },
  SEED: { zh: '种子与事先的承诺一致', en: 'The seed is the one that was committed to' },
  FLOOR: { zh: '抽取数量不少于四分之一', en: 'At least a quarter was drawn' },
  DRAW: { zh: '由种子抽出的正是这些标段', en: 'The seed draws these very lots' },
};
