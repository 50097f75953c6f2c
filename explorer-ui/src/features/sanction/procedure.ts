// SPDX-License-Identifier: Apache-2.0
import type { Mark } from '../../narration/ProofMark';
import { object, type RecordJson, text } from '../../narration/recordJson';
import { daysAfter, daysFromTo, lastDayOf } from '../../verifier/calendar/term';
import type { Effect, Measure, Sanction } from './sanction';

/** The steps of a joint decision, in their order (domain 3.2). */
export const STEP_NAMES = [
  'draft',
  'notice',
  'hearing',
  'review',
  'proposal',
  'countersigning',
  'decision',
  'service',
  'effect',
  'publication',
  'push',
] as const;

/** One of them. */
export type StepName = (typeof STEP_NAMES)[number];

/** Light measures are confirmed by the department itself, without text, review and votes. */
const FULL_PATH_ONLY: readonly StepName[] = ['review', 'proposal', 'countersigning'];

/** Records by which each step is taken. */
const TYPES: Readonly<Record<StepName, readonly string[]>> = {
  draft: ['sanction.draft', 'sanction.history'],
  notice: ['sanction.notice'],
  hearing: ['sanction.statement'],
  review: ['sanction.review'],
  proposal: ['sanction.proposal'],
  countersigning: ['sanction.officer', 'sanction.ballot'],
  decision: ['sanction.conclusion'],
  service: ['sanction.service'],
  effect: [],
  publication: ['sanction.publication'],
  push: ['sanction.push'],
};

/** A step, whether it is done, on what day, and the proved records by which it was taken. */
export interface ProcedureStep {
  readonly name: StepName;
  readonly status: 'done' | 'now' | 'ahead';
  /** The day, where one can be named. */
  readonly day?: string;
  readonly records: readonly RecordJson[];
  /** What the proof says of a step that is done. */
  readonly mark?: Mark;
}

/**
 * How far a decision has come. What the gateway says is done is marked by what this page has proved; a step of which the proof holds no
 * record bears no check mark.
 *
 * @param proved all records of the decision in log order; undefined where their proof is not there or does not hold
 * @param today the day in China
 */
export function stepsOf(sanction: Sanction, proved: readonly RecordJson[] | undefined, today: string): ProcedureStep[] {
  const names = STEP_NAMES.filter((name) => !sanction.isLight || !FULL_PATH_ONLY.includes(name));
  const done = new Set(names.filter((name) => isDone(name, sanction, today)));
  const isOver = sanction.state === 'DROPPED' || sanction.effects.some(({ end }) => end !== undefined);
  const present = isOver ? undefined : names.find((name) => !done.has(name));
  return names.map((name) => {
    const records = (proved ?? []).filter(({ type }) => TYPES[name].includes(type));
    const day = dayOf(name, sanction, records);
    return {
      name,
      status: done.has(name) ? 'done' : name === present ? 'now' : 'ahead',
      ...(day === undefined ? {} : { day }),
      records,
      ...(done.has(name) ? { mark: markOf(name, sanction, proved, records) } : {}),
    };
  });
}

function isDone(name: StepName, sanction: Sanction, today: string): boolean {
  const { state, effects } = sanction;
  const isDecided = sanction.decidedOn !== '';
  switch (name) {
    case 'draft':
      return state !== '';
    case 'notice':
      return sanction.hearingUntil !== '' || isDecided;
    case 'hearing':
      return isDecided || state === 'PROPOSED' || sanction.isReviewed;
    case 'review':
      return sanction.isReviewed || isDecided;
    case 'proposal':
      return sanction.countersigning !== undefined || isDecided;
    case 'countersigning':
    case 'decision':
      return isDecided;
    case 'service':
      return state === 'SERVED';
    case 'effect':
      return effects.some(({ from }) => from <= today);
    case 'publication':
      return sanction.publications.length > 0;
    case 'push':
      return sanction.pushes.length > 0;
  }
}

function dayOf(name: StepName, sanction: Sanction, records: readonly RecordJson[]): string | undefined {
  switch (name) {
    case 'decision':
    case 'countersigning':
      return sanction.decidedOn === '' ? undefined : sanction.decidedOn;
    case 'effect':
      return earliest(sanction.effects.map(({ from }) => from));
    case 'service':
      return earliest(sanction.effects.map(({ servedOn }) => servedOn));
    case 'notice':
      return earliest(records.map(({ body }) => text(body, 'servedOn')));
    case 'publication':
      return earliest(sanction.publications.map(({ on }) => on));
    default:
      return undefined;
  }
}

function earliest(days: readonly string[]): string | undefined {
  return [...days].filter((day) => day !== '').sort()[0];
}

function markOf(
  name: StepName,
  sanction: Sanction,
  proved: readonly RecordJson[] | undefined,
  records: readonly RecordJson[],
): Mark {
  if (proved === undefined) {
    return 'unchecked';
  }
  switch (name) {
    case 'countersigning':
    case 'decision':
      return decisionMark(sanction, proved);
    case 'effect':
      return sanction.effects.every((effect) => isEffectProven(effect, proved)) ? 'proven' : 'unproven';
    case 'hearing':
      // Who was told and said nothing leaves no record: then the notice carries it.
      return proved.some(({ type }) => type === 'sanction.notice' || type === 'sanction.history')
        ? 'proven'
        : 'unproven';
    default:
      return records.length > 0 || isLoaded(proved) ? 'proven' : 'unproven';
  }
}

/** Whether every department that must sign has approved this very text, by records within the proof. */
function decisionMark(sanction: Sanction, proved: readonly RecordJson[]): Mark {
  if (isLoaded(proved)) {
    return 'proven';
  }
  if (sanction.isLight) {
    return proved.some(({ type, body }) => type === 'sanction.conclusion' && body.outcome === 'CONFIRMED')
      ? 'proven'
      : 'unproven';
  }
  const required = sanction.countersigning?.required ?? [];
  const isWhole =
    required.length > 0 && required.every((department) => ballotOf(department, sanction, proved, 'APPROVE'));
  return isWhole ? 'proven' : 'unproven';
}

/** A decision from before the ledger was loaded as a whole. */
function isLoaded(proved: readonly RecordJson[]): boolean {
  return proved.some(({ type }) => type === 'sanction.history');
}

/** The proved record by which a department voted like this over the present text. */
export function ballotOf(
  department: string,
  { draft, countersigning }: Sanction,
  proved: readonly RecordJson[] | undefined,
  choice: string,
): RecordJson | undefined {
  return proved?.find(
    ({ type, body }) =>
      type === 'sanction.ballot' &&
      body.sanction === draft &&
      body.department === department &&
      body.choice === choice &&
      body.proposal === countersigning?.proposal &&
      text(object(body, 'text'), 'sha256') === countersigning?.text,
  );
}

function isEffectProven({ subject, servedOn, from }: Effect, proved: readonly RecordJson[]): boolean {
  return proved.some(
    ({ type, body }) =>
      type === 'sanction.conclusion' ||
      type === 'sanction.history' ||
      (type === 'sanction.service' &&
        body.subject === subject &&
        body.servedOn === servedOn &&
        body.effectiveFrom === from),
  );
}

/** An order that stops a decision for a subject, from a proved record (停止执行). */
export interface Stay {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  /** Whether its time stands still meanwhile, so that the end moves. */
  readonly stopsClock: boolean;
}

/** The stays among proved records. */
export function staysOf(proved: readonly RecordJson[] | undefined): Stay[] {
  return (proved ?? [])
    .filter(({ type }) => type === 'sanction.stay')
    .map(({ body }) => ({
      subject: text(body, 'subject'),
      from: text(body, 'from'),
      to: text(body, 'to'),
      stopsClock: body.clock === 'STOPS',
    }));
}

/** The last day of a measure, moved by stays that stop its time; undefined if it does not end by itself. */
export function untilOf(measure: Measure, from: string, stays: readonly Stay[]): string | undefined {
  const last = measure.term === undefined ? undefined : lastDayOf(from, measure.term);
  const stopped = stays
    .filter(({ subject, stopsClock }) => stopsClock && subject === measure.subject)
    .reduce((days, stay) => days + daysFromTo(stay.from, stay.to), 0);
  return last === undefined ? undefined : daysAfter(last, stopped);
}

/** What a decision comes to on a day, in one word. */
export type Standing = 'PREPARED' | 'DROPPED' | 'DECIDED' | 'PENDING' | 'EFFECTIVE' | 'STAYED' | 'EXPIRED' | 'ENDED';

/** Where a decision stands on a day; in effect as long as one of its measures is. */
export function standingOf(sanction: Sanction, stays: readonly Stay[], today: string): Standing {
  const { state, effects, measures } = sanction;
  if (state === 'DROPPED') {
    return 'DROPPED';
  }
  if (effects.length === 0) {
    return state === 'DECIDED' ? 'DECIDED' : 'PREPARED';
  }
  const open = effects.filter(({ end }) => end === undefined || (end.cause !== 'REVOKED_EX_TUNC' && today < end.from));
  if (open.length === 0) {
    return 'ENDED';
  }
  const begun = open.filter(({ from }) => from <= today);
  if (begun.length === 0) {
    return 'PENDING';
  }
  const running = begun.filter(({ subject, from }) =>
    measures.some((measure) => measure.subject === subject && (untilOf(measure, from, stays) ?? today) >= today),
  );
  if (running.length === 0) {
    return 'EXPIRED';
  }
  const isStayed = (subject: string): boolean =>
    stays.some((stay) => stay.subject === subject && stay.from <= today && today <= stay.to);
  return running.every(({ subject }) => isStayed(subject)) ? 'STAYED' : 'EFFECTIVE';
}
