// SPDX-License-Identifier: Apache-2.0
import type { Mark } from '../../narration/ProofMark';
import { type Json, object, objects, type RecordJson, text, texts } from '../../narration/recordJson';
import { daysFromTo } from '../../verifier/calendar/term';

/** A limit: its last day, when what it asks for was done, and whether in time. Days are `yyyy-mm-dd`, empty where there is none. */
export interface Limit {
  readonly name: LimitName;
  readonly lastDay: string;
  readonly doneOn: string;
  /** Of what is done. */
  readonly isInTime: boolean;
}

/** What is limited (domain 2.11). */
export type LimitName = 'file' | 'accept' | 'decide';

/** Something that was handed over. */
export interface Handing {
  readonly record: string;
  readonly what: string;
  readonly to: string;
  /** What was done with it; empty while it is open. */
  readonly result: string;
}

/** What was decided on a case, by which record. */
export interface Decided {
  readonly record: string;
  readonly on: string;
  /** The ground of a refusal, or the outcome; empty for an acceptance. */
  readonly outcome: string;
}

/** A case as it stands, by the gateway's word. */
export interface CaseFile {
  /** The record of its first filing. */
  readonly filing: string;
  readonly kind: string;
  readonly lot: string;
  readonly subjects: readonly string[];
  readonly keeper: string;
  readonly linked: readonly string[];
  readonly calendar: string;
  readonly receivedOn: string;
  readonly limits: readonly Limit[];
  /** Days that do not count. */
  readonly examined: readonly { readonly from: string; readonly until: string }[];
  readonly state: string;
  readonly admission?: Decided;
  readonly opinion: string;
  readonly answer?: Decided;
  /** What follows from the answer. */
  readonly sanctions: readonly string[];
  readonly handings: readonly Handing[];
  /** The last day of what is due next; empty where nothing is. */
  readonly dueBy: string;
}

/** Some cases, and where the next ones begin. */
export interface CasePage {
  readonly cases: readonly CaseFile[];
  readonly next?: string;
}

/** Reads a page. */
export function casePageOf(json: Json): CasePage {
  const next = text(json, 'next');
  return { cases: objects(json, 'items').map(caseOf), ...(next === '' ? {} : { next }) };
}

/** Reads a case. */
export function caseOf(json: Json): CaseFile {
  const about = object(json, 'about');
  const limits = object(json, 'limits');
  const progress = object(json, 'progress');
  const admission = object(progress, 'admission');
  const answer = object(progress, 'answer');
  const receivedOn = text(limits, 'receivedOn');
  const fileBy = text(limits, 'fileBy');
  const all: readonly Limit[] = [
    { name: 'file', lastDay: fileBy, doneOn: receivedOn, isInTime: receivedOn <= fileBy },
    limitOf('accept', text(limits, 'acceptBy'), admission),
    limitOf('decide', text(limits, 'decideBy'), answer),
  ];
  return {
    filing: text(json, 'filing'),
    kind: text(about, 'kind'),
    lot: text(about, 'lot'),
    subjects: texts(about, 'subjects'),
    keeper: text(json, 'keeper'),
    linked: texts(json, 'linked'),
    calendar: text(limits, 'calendar'),
    receivedOn,
    limits: all.filter(({ lastDay }) => lastDay !== ''),
    examined: objects(limits, 'examined').map((days) => ({ from: text(days, 'from'), until: text(days, 'until') })),
    state: text(progress, 'state'),
    ...decided('admission', admission, 'refused'),
    opinion: text(progress, 'opinion'),
    ...decided('answer', answer, 'outcome'),
    sanctions: texts(answer, 'sanctions'),
    handings: objects(progress, 'transfers').map((handing) => ({
      record: text(handing, 'record'),
      what: text(handing, 'what'),
      to: text(handing, 'to'),
      result: text(handing, 'result'),
    })),
    dueBy: text(json, 'dueBy'),
  };
}

function limitOf(name: LimitName, lastDay: string, done: Json): Limit {
  return { name, lastDay, doneOn: text(done, 'on'), isInTime: done.inTime === true };
}

function decided<N extends string>(name: N, json: Json, outcome: string): { [key in N]?: Decided } {
  const record = text(json, 'record');
  return record === ''
    ? {}
    : ({ [name]: { record, on: text(json, 'on'), outcome: text(json, outcome) } } as { [key in N]: Decided });
}

/** How many days of the calendar are left up to a last day; negative after it. */
export function daysLeft(lastDay: string, today: string): number {
  return daysFromTo(today, lastDay) - 1;
}

/** The steps of a case, in their order (domain 3.2). */
export type StepName = 'filing' | 'admission' | 'consultation' | 'examination' | 'answer' | 'closing';

/** A step, on what day it was done, and the proved records by which it was. */
export interface CaseStep {
  readonly name: StepName;
  readonly status: 'done' | 'now' | 'ahead';
  readonly day: string;
  readonly records: readonly RecordJson[];
  /** What the proof says of a step that is done. */
  readonly mark?: Mark;
}

/**
 * How far a case has come. What the gateway says is done is marked by what this page has proved.
 *
 * @param proved the first filing and all records that refer to it; undefined where their proof is not there or does not hold
 */
export function stepsOf(file: CaseFile, proved: readonly RecordJson[] | undefined): CaseStep[] {
  const names = namesOf(file);
  const present = names.find((name) => !isDone(name, file));
  return names.map((name) => {
    const done = isDone(name, file);
    const records = (proved ?? []).filter(({ type }) => type === `casework.${name}`);
    const mark: Mark = proved === undefined ? 'unchecked' : isShown(name, file, records) ? 'proven' : 'unproven';
    return {
      name,
      status: done ? 'done' : name === present ? 'now' : 'ahead',
      day: dayOf(name, file),
      records,
      ...(done ? { mark } : {}),
    };
  });
}

/** Whether the proof holds a step of which the gateway says that nobody has taken it. */
export function isHidden(steps: readonly CaseStep[]): boolean {
  return steps.some(({ status, records }) => status !== 'done' && records.length > 0);
}

/** A case that is refused is neither consulted on nor answered; one that needs no tests has none. */
function namesOf({ admission, opinion, examined }: CaseFile): StepName[] {
  const isRefused = admission !== undefined && admission.outcome !== '';
  return [
    'filing',
    'admission',
    ...(opinion === '' ? [] : (['consultation'] as const)),
    ...(examined.length === 0 ? [] : (['examination'] as const)),
    ...(isRefused ? [] : (['answer'] as const)),
    'closing',
  ];
}

function isDone(name: StepName, { state, admission, answer }: CaseFile): boolean {
  switch (name) {
    case 'filing':
    case 'consultation':
    case 'examination':
      return true;
    case 'admission':
      return admission !== undefined;
    case 'answer':
      return answer !== undefined;
    case 'closing':
      return state === 'CLOSED';
  }
}

function isShown(name: StepName, file: CaseFile, records: readonly RecordJson[]): boolean {
  switch (name) {
    case 'filing':
      return records.some(({ id, body }) => `rec:${id}` === file.filing && text(body, 'kind') === file.kind);
    case 'admission':
      return records.some((record) => says(record, file.admission, 'refused'));
    case 'answer':
      return records.some(
        (record) =>
          says(record, file.answer, 'outcome') && texts(record.body, 'sanctions').join() === file.sanctions.join(),
      );
    case 'consultation':
      return records.some(({ id }) => `rec:${id}` === file.opinion);
    case 'examination':
      return file.examined.every(({ from, until }) =>
        records.some(({ body }) => text(body, 'from') === from && text(body, 'until') === until),
      );
    case 'closing':
      return records.length > 0;
  }
}

function says({ id, body }: RecordJson, decision: Decided | undefined, outcome: string): boolean {
  return `rec:${id}` === decision?.record && text(body, outcome) === decision.outcome;
}

function dayOf(name: StepName, { receivedOn, admission, answer }: CaseFile): string {
  switch (name) {
    case 'filing':
      return receivedOn;
    case 'admission':
      return admission?.on ?? '';
    case 'answer':
      return answer?.on ?? '';
    case 'consultation':
    case 'examination':
    case 'closing':
      return '';
  }
}

/** What the proof says of something that was handed over, and of what was done with it. */
export function handingMark({ record, what, to, result }: Handing, proved: readonly RecordJson[] | undefined): Mark {
  if (proved === undefined) {
    return 'unchecked';
  }
  const isHanded = proved.some(
    ({ type, id, body }) =>
      type === 'casework.transfer' && `rec:${id}` === record && text(body, 'what') === what && text(body, 'to') === to,
  );
  const acknowledged = proved.filter(
    ({ type, body }) => type === 'casework.acknowledgement' && text(body, 'transfer') === record,
  );
  const isAnswered =
    result === '' ? acknowledged.length === 0 : acknowledged.some(({ body }) => text(body, 'result') === result);
  return isHanded && isAnswered ? 'proven' : 'unproven';
}
