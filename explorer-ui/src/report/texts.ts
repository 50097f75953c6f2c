// SPDX-License-Identifier: Apache-2.0
import type { Bilingual } from '../verifier/verify/catalogue';

/** The languages in which everything is said. */
export type Language = keyof Bilingual;

/** What is said around a verification; what the verification itself says stands in the verifier's catalogue. */
export const REPORT_TEXTS = {
  colon: { zh: '：', en: ': ' },
  why: { zh: '原因', en: 'Reason' },
  withdrawn: { zh: '内容已撤回，记录仍然有效。撤回令', en: 'The content was withdrawn; the record stands. Order' },
  gapsHeading: { zh: '缺口：不是完全一致', en: 'Gaps: no plain match' },
  stepsHeading: { zh: '本页计算的步骤', en: 'Steps computed in this page' },
  details: { zh: '比较的数值', en: 'Values compared' },
  computed: { zh: '计算或要求', en: 'Computed or demanded' },
  given: { zh: '给出', en: 'Given' },
  limitsHeading: { zh: '这不证明什么', en: 'What this does not prove' },
} as const satisfies Record<string, Bilingual>;
