// SPDX-License-Identifier: Apache-2.0
import type { Bilingual } from '../../verifier/verify/catalogue';

type Words = Readonly<Record<string, Bilingual>>;

/** What the page of a year says. */
export const YEAR_TEXTS = {
  title: { zh: '{organisation} {year} 年补录', en: '{year} of {organisation}, loaded later' },
  none: { zh: '没有该机构该年度的补录', en: 'Nothing is loaded of this year' },
  lead: {
    zh: '上链以前的年度按标段补录一次。类别不明的不作填补。',
    en: 'Years before the ledger are loaded once, lot by lot. Where the category is not known nothing fills it in.',
  },
  level: { zh: '层级', en: 'Level' },
  category: { zh: '类别', en: 'Category' },
  unknown: { zh: '类别不明', en: 'not known' },
  lots: { zh: '标段数', en: 'Lots' },
  value: { zh: '金额（亿元）', en: 'Value (100 million CNY)' },
  total: { zh: '合计（本页计算）', en: 'Total (summed in this page)' },
  open: { zh: '年度尚未关账。', en: 'The year is not closed.' },
  closed: { zh: '年度已关账', en: 'The year is closed' },
  closedProven: {
    zh: '关账记录所述与上表逐行一致（本页已核验）。',
    en: 'The record that closed it states these very rows (verified in this page).',
  },
  closedDiffers: {
    zh: '关账记录所述与上表不一致，请勿采信。',
    en: 'The record that closed it states other rows; do not rely on them.',
  },
  closedUnchecked: { zh: '关账记录未能核验。', en: 'The record that closed it did not verify.' },
} as const satisfies Words;

/** Whose trade it is. */
export const LEVELS: Words = {
  PROVINCE: { zh: '省级', en: 'province' },
  CITY: { zh: '市本级', en: 'city' },
  COUNTY: { zh: '县区', en: 'county' },
};
