// SPDX-License-Identifier: Apache-2.0
import {
  type Bilingual,
  GAPS,
  LIMITS,
  OUTCOMES,
  type Outcome,
  RULES,
  STEPS,
  VERDICTS,
} from '../verifier/verify/catalogue';
import {
  type AnswerSummary,
  failureOf,
  type RecordSummary,
  type Step,
  type VerificationReport,
} from '../verifier/verify/report';
import { element } from './dom';
import type { Result } from './session';
import { type Language, TEXTS } from './texts';
import { shanghai } from './times';

const MARKS: Record<Outcome, string> = { OK: '✓', FAILED: '✗', SKIPPED: '–', WARNING: '!' };

/** A result as a section of the page. */
export function resultView(result: Result, language: Language): HTMLElement {
  const say = (text: Bilingual): string => text[language];
  const { bundle, original, report } = result;
  const section = element('article', { class: 'result' });
  section.append(element('h3', {}, `${say(bundle.isAnswer === true ? TEXTS.answer : TEXTS.bundle)}　${bundle.name}`));
  if (bundle.bytes === undefined) {
    section.append(element('p', { class: 'problem' }, say(TEXTS.tooLarge)));
    return section;
  }
  if (report === undefined) {
    const reason = original?.state === 'hashing' ? TEXTS.waitingForFile : TEXTS.trustNone;
    section.append(element('p', { class: 'waiting' }, say(reason)));
    return section;
  }
  section.append(verdictView(report, language));
  if (report.gaps.length > 0) {
    const gaps = report.gaps.map((gap) => element('li', {}, GAPS[gap][language]));
    section.append(element('h4', {}, say(TEXTS.gapsHeading)), element('ul', {}, ...gaps));
  }
  section.append(factsView(result, report, language));
  if (report.answer !== undefined && report.answer.entries.length > 0) {
    section.append(element('h4', {}, say(TEXTS.entriesHeading)), entriesView(report.answer));
  }
  const steps = report.steps.map((step) => stepView(step, language));
  section.append(element('h4', {}, say(TEXTS.stepsHeading)), element('ol', { class: 'steps' }, ...steps));
  const limits = report.limits.map((limit) => element('li', {}, LIMITS[limit][language]));
  section.append(element('h4', {}, say(TEXTS.limitsHeading)), element('ul', { class: 'limits' }, ...limits));
  return section;
}

function verdictView(report: VerificationReport, language: Language): HTMLElement {
  const plain = report.verdict === 'MATCHES' && report.gaps.length === 0;
  const style = report.verdict !== 'MATCHES' ? report.verdict.toLowerCase() : plain ? 'matches' : 'gaps';
  const view = element('div', { class: `verdict ${style}` });
  view.append(element('p', { class: 'answer' }, VERDICTS[report.verdict][language]));
  view.append(element('p', { class: 'code' }, report.verdict));
  const broken = failureOf(report)?.findings[0];
  if (broken !== undefined) {
    view.append(
      element(
        'p',
        {},
        `${TEXTS.why[language]}${TEXTS.colon[language]}${RULES[broken.rule][language]} [${broken.rule}]`,
      ),
    );
  }
  return view;
}

function factsView(result: Result, report: VerificationReport, language: Language): HTMLElement {
  const facts: [Bilingual, string][] = [];
  const { registered } = result.bundle;
  if (report.record !== undefined) {
    facts.push(...recordFacts(report.record, language));
  }
  if (report.answer !== undefined) {
    facts.push(...answerFacts(report.answer));
  }
  if (report.record !== undefined && registered !== undefined) {
    const size = `${registered.size} ${TEXTS.bytes[language]}`;
    facts.push([TEXTS.file, [registered.name, registered.mediaType, size].filter(Boolean).join(', ')]);
    facts.push([TEXTS.comparedFile, result.original?.name ?? TEXTS.noFile[language]]);
  }
  facts.push([TEXTS.checkedAt, shanghai(BigInt(Date.now()) * 1_000_000n)]);
  const rows = facts.flatMap(([name, value]) => [element('dt', {}, name[language]), element('dd', {}, value)]);
  return element('dl', {}, ...rows);
}

function recordFacts(record: RecordSummary, language: Language): [Bilingual, string][] {
  const facts: [Bilingual, string][] = [
    [TEXTS.recordType, record.type],
    [TEXTS.recordId, record.id],
    [TEXTS.organisation, record.organisation],
    [TEXTS.happened, shanghai(record.at)],
    [TEXTS.ledgerTime, shanghai(record.time)],
  ];
  if (record.cosignedAt !== undefined) {
    facts.push([TEXTS.cosignedAt, shanghai(record.cosignedAt)]);
  }
  facts.push(
    [TEXTS.block, String(record.block)],
    [TEXTS.transaction, record.transaction],
    [TEXTS.position, `${record.position} (${TEXTS.of[language]} ${record.size})`],
  );
  if (record.sample) {
    facts.push([TEXTS.record, TEXTS.sample[language]]);
  }
  return facts;
}

function answerFacts({ key, entries, block, size, cosignedAt }: AnswerSummary): [Bilingual, string][] {
  const facts: [Bilingual, string][] = [
    [TEXTS.asked, `${key.name} ${key.key}`],
    [TEXTS.found, String(entries.length)],
    [TEXTS.upToBlock, `${block} (${size})`],
  ];
  if (cosignedAt !== undefined) {
    facts.push([TEXTS.cosignedAt, shanghai(cosignedAt)]);
  }
  return facts;
}

function entriesView({ entries }: AnswerSummary): HTMLElement {
  const items = entries.map(({ record, time, block }) => {
    const member = (name: string): string => String(record.optional(name) ?? '');
    return element('li', {}, `${shanghai(time)}　${member('type')}　${member('id')}　${block}`);
  });
  return element('ol', {}, ...items);
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
  details.append(element('summary', {}, TEXTS.details[language]));
  for (const { rule, computed, given } of step.findings) {
    details.append(
      element('p', {}, `${RULES[rule][language]} [${rule}]`),
      element(
        'dl',
        {},
        element('dt', {}, TEXTS.computed[language]),
        element('dd', {}, element('code', {}, computed)),
        element('dt', {}, TEXTS.given[language]),
        element('dd', {}, element('code', {}, given)),
      ),
    );
  }
  return details;
}
