// SPDX-License-Identifier: Apache-2.0
import type { Mark } from '../../narration/ProofMark';
import { type Json, object, objects, type RecordJson, text } from '../../narration/recordJson';

/** A deduction that counts; days are of China, times UTC. */
export interface ScoreLine {
  readonly rule: string;
  readonly catalogue: string;
  /** Exact points as a whole number or a fraction; empty where they are not known. */
  readonly points: string;
  readonly happenedOn: string;
  readonly effectiveFrom: string;
  readonly confirmedAt: string;
  readonly proposal: string;
  readonly decision: string;
  readonly endedFrom: string;
}

/** What follows from deductions. */
export interface FollowUp {
  readonly effect: string;
  readonly cause: string;
  readonly points: string;
  readonly decision: string;
}

/** The points that count against a subject, by the gateway's word. */
export interface Score {
  readonly rules: string;
  readonly begin: string;
  readonly on: string;
  readonly knownAt: string;
  readonly shown: string;
  readonly unknown: string;
  readonly lines: readonly ScoreLine[];
  readonly followUps: readonly FollowUp[];
}

/** Reads what is there. */
export function scoreOf(json: Json): Score {
  return {
    rules: text(json, 'rules'),
    begin: text(json, 'begin'),
    on: text(json, 'on'),
    knownAt: text(json, 'knownAt'),
    shown: text(json, 'shown'),
    unknown: text(json, 'unknown'),
    lines: objects(json, 'lines').map((line) => ({
      rule: text(line, 'rule'),
      catalogue: text(line, 'catalogue'),
      points: pointsOf(line),
      happenedOn: text(line, 'happenedOn'),
      effectiveFrom: text(line, 'effectiveFrom'),
      confirmedAt: text(line, 'confirmedAt'),
      proposal: text(line, 'proposal'),
      decision: text(line, 'decision'),
      endedFrom: text(object(line, 'end'), 'from'),
    })),
    followUps: objects(json, 'followUps').flatMap((followUp) =>
      objects(followUp, 'grounds').map((ground) => ({
        effect: text(object(followUp, 'effect'), 'kind'),
        cause: text(ground, 'cause'),
        points: pointsOf(ground),
        decision: text(followUp, 'decision'),
      })),
    ),
  };
}

/** Whole points, or a fraction where they are the mean of several. */
function pointsOf(json: Json): string {
  const fraction = object(json, 'points');
  const numerator = text(fraction, 'numerator');
  return numerator === '' ? text(json, 'points') : `${numerator}/${text(fraction, 'denominator')}`;
}

/**
 * What the proof of all records about the subject says of a line: it holds the decision that confirmed it, and what it confirmed is this rule,
 * these points.
 */
export function lineMark(line: ScoreLine, proved: readonly RecordJson[] | undefined): Mark {
  if (proved === undefined) {
    return 'unchecked';
  }
  const of = (reference: string): RecordJson | undefined => proved.find(({ id }) => `rec:${id}` === reference);
  const [decision, proposal] = [of(line.decision), of(line.proposal)];
  if (decision?.type === 'credit.closing') {
    return 'proven';
  }
  const isSame =
    decision?.body.outcome === 'CONFIRMED' &&
    decision.body.proposal === line.proposal &&
    proposal?.body.catalogue === line.catalogue &&
    proposal.body.rule === line.rule &&
    (pointsOf(proposal.body) === line.points || line.points === '');
  return isSame ? 'proven' : 'unproven';
}

/** The catalogues under which something is proposed against a subject, by its proved records. */
export function schemesOf(proved: readonly RecordJson[]): string[] {
  const versions = proved.filter(({ type }) => type === 'credit.proposal').map(({ body }) => text(body, 'catalogue'));
  return [...new Set(versions.map((version) => version.replace(/@.*$/, '')))].filter((one) => one !== '').sort();
}

/** Whether the whole points of the lines add up to what is shown; fractions are left to who computes exactly. */
export function addsUp({ lines, shown }: Score): boolean {
  const whole = lines.map(({ points }) => points).filter((points) => points !== '');
  const isWhole = [shown, ...whole].every((points) => /^-?\d+$/.test(points));
  return !isWhole || whole.reduce((sum, points) => sum + Number(points), 0) === Number(shown);
}
