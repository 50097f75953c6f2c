// SPDX-License-Identifier: Apache-2.0
import { GAPS, LIMITS, OUTCOMES, type Outcome, RULES, STEPS, VERDICTS } from '../verifier/verify/catalogue';
import { failureOf, type Step, type VerificationReport } from '../verifier/verify/report';
import { element } from './dom';
import { type Language, REPORT_TEXTS } from './texts';

/** What is shown of a report, whatever it is about. */
export type Judged = Omit<VerificationReport, 'answer'>;

const MARKS: Record<Outcome, string> = { OK: '✓', FAILED: '✗', SKIPPED: '–', WARNING: '!' };

/** The verdict in words, its code, and the rule that is broken. */
export function verdictView(report: Judged, language: Language): HTMLElement {
  const plain = report.verdict === 'MATCHES' && report.gaps.length === 0;
  const style = report.verdict !== 'MATCHES' ? report.verdict.toLowerCase() : plain ? 'matches' : 'gaps';
  const view = element('div', { class: `verdict ${style}` });
  view.append(element('p', { class: 'answer' }, VERDICTS[report.verdict][language]));
  view.append(element('p', { class: 'code' }, report.verdict));
  const broken = failureOf(report)?.findings[0];
  if (broken !== undefined) {
    const reason = `${REPORT_TEXTS.why[language]}${REPORT_TEXTS.colon[language]}${RULES[broken.rule][language]}`;
    view.append(element('p', {}, `${reason} [${broken.rule}]`));
  }
  const withdrawn = report.record?.withdrawn;
  if (withdrawn !== undefined) {
    const { order, authority, orderedOn } = withdrawn;
    const under = `${REPORT_TEXTS.colon[language]}${order} (${authority}, ${orderedOn})`;
    view.append(element('p', { class: 'withdrawn' }, `${REPORT_TEXTS.withdrawn[language]}${under}`));
  }
  return view;
}

/** What keeps a match from being plain. */
export function gapsView(report: Judged, language: Language): HTMLElement {
  return element('ul', { class: 'gap-list' }, ...report.gaps.map((gap) => element('li', {}, GAPS[gap][language])));
}

/** The steps with their outcomes and what was compared. */
export function stepsView(report: Judged, language: Language): HTMLElement {
  return element('ol', { class: 'steps' }, ...report.steps.map((step) => stepView(step, language)));
}

/** What the verdict does not prove. */
export function limitsView(report: Judged, language: Language): HTMLElement {
  return element(
    'ul',
    { class: 'limits' },
    ...report.limits.map((limit) => element('li', {}, LIMITS[limit][language])),
  );
}

function stepView(step: Step, language: Language): HTMLElement {
  const item = element('li', { class: step.outcome.toLowerCase() });
  const outcome = OUTCOMES[step.outcome][language];
  item.append(
    element('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[step.outcome]),
    ` ${STEPS[step.name][language]} `,
    element('span', { class: 'outcome' }, `(${outcome})`),
  );
  if (step.findings.length > 0) {
    item.append(findingsView(step, language));
  }
  return item;
}

function findingsView(step: Step, language: Language): HTMLElement {
  const details = element('details', step.outcome === 'FAILED' ? { open: '' } : {});
  details.append(element('summary', {}, REPORT_TEXTS.details[language]));
  for (const { rule, computed, given } of step.findings) {
    details.append(
      element('p', {}, `${RULES[rule][language]} [${rule}]`),
      element(
        'dl',
        {},
        element('dt', {}, REPORT_TEXTS.computed[language]),
        element('dd', {}, element('code', {}, computed)),
        element('dt', {}, REPORT_TEXTS.given[language]),
        element('dd', {}, element('code', {}, given)),
      ),
    );
  }
  return details;
}
