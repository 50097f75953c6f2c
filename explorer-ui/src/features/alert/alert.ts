// SPDX-License-Identifier: Apache-2.0
import type { Mark } from '../../narration/ProofMark';
import { type Json, objects, type RecordJson, text, texts } from '../../narration/recordJson';

/** An alert as it stands, by the gateway's word. */
export interface RaisedAlert {
  /** The record that raised it. */
  readonly alert: string;
  readonly analysis: string;
  readonly lot: string;
  readonly subjects: readonly string[];
  readonly state: string;
  /** Who investigates it, or is to; empty before. */
  readonly department: string;
}

/** Some alerts, and where the next ones begin. */
export interface AlertPage {
  readonly alerts: readonly RaisedAlert[];
  readonly next?: string;
}

/** Reads a page. */
export function alertPageOf(json: Json): AlertPage {
  const next = text(json, 'next');
  return { alerts: objects(json, 'items').map(alertOf), ...(next === '' ? {} : { next }) };
}

/** Reads an alert. */
export function alertOf(json: Json): RaisedAlert {
  return {
    alert: text(json, 'alert'),
    analysis: text(json, 'analysis'),
    lot: text(json, 'lot'),
    subjects: texts(json, 'subjects'),
    state: text(json, 'state'),
    department: text(json, 'department'),
  };
}

const STEPS = ['alert.raising', 'alert.investigation', 'alert.conclusion'];

/** The proved records that made an alert what it is, in log order. */
export function stepsOf(alert: string, proved: readonly RecordJson[]): RecordJson[] {
  return proved.filter(
    ({ type, id, body }) =>
      STEPS.includes(type) && (type === 'alert.raising' ? `rec:${id}` === alert : text(body, 'alert') === alert),
  );
}

/** The proved records that rest on an alert without being a step of it. */
export function restingOn(proved: readonly RecordJson[]): RecordJson[] {
  return proved.filter(({ type }) => !STEPS.includes(type));
}

/**
 * What the proof says of the state that the gateway names: these records make that state, of that department, or they do not.
 *
 * @param steps all records of the alert in log order; undefined where their proof is not there or does not hold
 */
export function stateMark({ state, department }: RaisedAlert, steps: readonly RecordJson[] | undefined): Mark {
  if (steps === undefined) {
    return 'unchecked';
  }
  let made = '';
  let by = '';
  for (const { type, body } of steps) {
    switch (type) {
      case 'alert.raising':
        made = 'RAISED';
        break;
      case 'alert.investigation':
        made = 'INVESTIGATING';
        by = text(body, 'department');
        break;
      default:
        made = text(body, 'outcome');
        by = text(body, 'to') || by;
    }
  }
  return made === state && by === department ? 'proven' : 'unproven';
}

/** A feature code of bid documents that was compared, and what that gave. */
export interface ComparedFeature {
  readonly feature: string;
  readonly result: string;
}

/** What was compared, by the record that raised the alert. */
export function comparedBy({ body }: RecordJson): ComparedFeature[] {
  return objects(body, 'compared').map((one) => ({ feature: text(one, 'feature'), result: text(one, 'result') }));
}
