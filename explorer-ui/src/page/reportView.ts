// SPDX-License-Identifier: Apache-2.0
import { element } from '../report/dom';
import { gapsView, limitsView, stepsView, verdictView } from '../report/reportParts';
import { type Language, REPORT_TEXTS } from '../report/texts';
import { shanghai } from '../report/times';
import { type Bilingual, LIMITS } from '../verifier/verify/catalogue';
import type { AnswerSummary, RecordSummary, VerificationReport } from '../verifier/verify/report';
import type { Result } from './session';
import { TEXTS } from './texts';

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
    section.append(element('h4', {}, say(REPORT_TEXTS.gapsHeading)), gapsView(report, language));
  }
  section.append(factsView(result, report, language));
  if (report.answer !== undefined && report.answer.entries.length > 0) {
    section.append(element('h4', {}, say(TEXTS.entriesHeading)), entriesView(report.answer));
  }
  section.append(element('h4', {}, say(REPORT_TEXTS.stepsHeading)), stepsView(report, language));
  section.append(element('h4', {}, say(REPORT_TEXTS.limitsHeading)), limitsView(report, language));
  return section;
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

/** What a bundle is about, as terms and values. */
export function recordFacts(record: RecordSummary, language: Language): [Bilingual, string][] {
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
  for (const { authority, before, trial } of record.timestamps) {
    const demo = trial ? `　${LIMITS.TRIAL_TIME_AUTHORITY[language]}` : '';
    facts.push([TEXTS.stamped, `${shanghai(before)}　${authority}${demo}`]);
  }
  facts.push(
    [TEXTS.block, String(record.block)],
    [TEXTS.transaction, record.transaction],
    [TEXTS.position, `${record.position} (${TEXTS.of[language]} ${record.size})`],
  );
  if (record.item !== undefined) {
    const { id, at, source, index, count } = record.item;
    facts.push(
      [TEXTS.item, id],
      [TEXTS.itemHappened, shanghai(at)],
      [TEXTS.itemSource, source],
      [TEXTS.itemPlace, `${index} (${TEXTS.of[language]} ${count})`],
    );
  }
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
