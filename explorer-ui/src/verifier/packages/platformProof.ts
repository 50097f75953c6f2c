// SPDX-License-Identifier: Apache-2.0
import { dayNumber, dayOf } from '../code/days';
import { parseInstant } from '../code/instants';
import type { JsonObject } from '../json/values';
import type { LogEntry } from '../log/logEntry';
import { organisation } from '../registry/organisation';
import { type Qualification, type QualificationKind, qualification } from '../registry/qualification';
import { bodyOf, type Examination, type ExaminedAnswer, type ExaminedBundle, unlessRefused } from './examined';
import type { PlatformStatement } from './packageCatalogue';

/** What the law's assessments are; filing concerns services to the public only (domain 2.12). */
const REQUIRED: readonly QualificationKind[] = ['CLASSIFIED_PROTECTION', 'CRYPTOGRAPHY_ASSESSMENT'];

/**
 * What the platforms that registered the files of a package have shown of themselves (article 17): the qualifications that each
 * has stated under its credit code, all of them by an answer from the index, as they stood on the day of the capture.
 */
export interface PlatformProof {
  /** The answers that show it. */
  readonly sources: readonly string[];
  /** The bundles whose platform shows too little. */
  readonly lacking: readonly string[];
}

/** What the answers of a package show of the platforms of its bundles; of those that register files, if there are any. */
export function platformProof(examined: Examination): PlatformProof {
  const bundles = examined.soundBundles;
  const files = bundles.filter(({ registration }) => registration !== undefined);
  const sources = new Set<string>();
  const lacking: string[] = [];
  for (const bundle of files.length === 0 ? bundles : files) {
    const proof = examined.soundAnswers('PLATFORM').find((answer) => isQualified(bundle, answer));
    if (proof === undefined) {
      lacking.push(bundle.name);
    } else {
      sources.add(proof.name);
    }
  }
  return { sources: [...sources], lacking };
}

/** What follows for the package as a whole. */
export function platformStatement({ sources, lacking }: PlatformProof): PlatformStatement {
  return lacking.length === 0 && sources.length > 0 ? 'OK' : 'GAP';
}

function isQualified({ bundle, registration }: ExaminedBundle, answer: ExaminedAnswer): boolean {
  const record = bundle?.proved.entry.record;
  if (record === undefined) {
    return false;
  }
  const msp = record.string('org');
  const day = dayOf(registration?.capturedAt ?? parseInstant(record.string('at')));
  const kinds = qualifications(msp, answer.entries)
    .filter(({ from, until }) => dayNumber(from) <= day && day <= dayNumber(until))
    .map(({ kind }) => kind);
  return isAllOf(msp, answer) && REQUIRED.every((kind) => kinds.includes(kind));
}

/** The answer's key is the organisation's own code, which it never changes. */
function isAllOf(msp: string, { report, entries }: ExaminedAnswer): boolean {
  const key = report.answer?.key.key;
  return read(entries, 'registry.organisation', organisation).some(
    (stated) => stated.msp === msp && stated.code !== undefined && `org:${stated.code}` === key,
  );
}

/** The last word on each number of each kind. */
function qualifications(msp: string, entries: readonly LogEntry[]): readonly Qualification[] {
  const last = new Map<string, Qualification>();
  for (const stated of read(entries, 'registry.qualification', qualification)) {
    if (stated.msp === msp) {
      last.set(`${stated.kind} ${stated.number}`, stated);
    }
  }
  return [...last.values()];
}

/** What the records of a type say; those that this release cannot read say nothing. */
function read<T>(entries: readonly LogEntry[], wireName: string, reader: (body: JsonObject) => T): T[] {
  return entries.flatMap(({ record }) => {
    const body = bodyOf(wireName, record);
    return body === undefined ? [] : (unlessRefused(() => [reader(body)]) ?? []);
  });
}
