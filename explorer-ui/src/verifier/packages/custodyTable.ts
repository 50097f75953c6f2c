// SPDX-License-Identifier: Apache-2.0
import { formatLedgerTime, type Instant, SECOND } from '../code/instants';
import { type CaptureStatement, captureStatementJson } from '../evidence/captureStatement';
import { type FileRegistration, fileRegistrationJson } from '../evidence/fileRegistration';
import type { IndexKey } from '../index/indexKey';
import { JsonObject, jsonArray, jsonObject } from '../json/values';
import { canonical } from '../json/writer';
import type { LogEntry } from '../log/logEntry';
import type { Examination, ExaminedBundle } from './examined';

const VERSION = 1;

/** A record on the ledger about a file. */
export interface CustodyEvent {
  /** The record's type. */
  readonly type: string;
  /** What was done, where it is a link of the custody chain. */
  readonly step?: string;
  /** The record's id. */
  readonly record: string;
  /** Whose record it is. */
  readonly organisation: string;
  /** The key that signed it. */
  readonly by: string;
  /** When it happened, by the signer's word. */
  readonly at: string;
  /** The time of the transaction that wrote it. */
  readonly entered: Instant;
  /** The block that holds it. */
  readonly block: number;
  /** Its transaction in the block. */
  readonly index: number;
  /** The member of the package that proves it. */
  readonly source: string;
}

/** What the ledger holds about a registered file. */
export interface FileCustody {
  /** The record that registers it. */
  readonly record: string;
  readonly registration: FileRegistration;
  /** The statement of its capture, if the bundle proves one. */
  readonly capture?: CaptureStatement;
  /** Whole seconds from the capture, by the signer's word, until the ledger took the registration. */
  readonly delaySeconds?: number;
  /** Whether the events are proved to be all that name the file or its digest. */
  readonly complete: boolean;
  /** In the ledger's order. */
  readonly events: readonly CustodyEvent[];
}

/**
 * What happened to the files of a package, as the ledger proves it: the registration, the capture statement, and every record that
 * names the registration or registers the same content. Whether these are all, the answers from the index show, as of their
 * checkpoints; without them the table says that it is not complete. One for each registered file, in the package's order.
 */
export function custodyTable(examined: Examination): readonly FileCustody[] {
  const files = new Map<string, FileCustody>();
  for (const bundle of examined.soundBundles) {
    const { record, registration } = bundle;
    if (record !== undefined && registration !== undefined && !files.has(record)) {
      files.set(record, custodyOf(record, registration, bundle, examined));
    }
  }
  return [...files.values()];
}

/** Whether capture and custody are proved. */
export function isProven({ capture, complete }: FileCustody): boolean {
  return capture !== undefined && complete;
}

/** The one form of the table. */
export function custodyTableBytes(files: readonly FileCustody[]): Uint8Array {
  return canonical(jsonObject({ v: VERSION, kind: 'custody-table', files: jsonArray(files.map(fileJson)) }));
}

/** The keys under which the index holds everything about a registered file. */
function keysOf(record: string, { digests }: FileRegistration): readonly IndexKey[] {
  return [
    { name: 'ref', key: `rec:${record}` },
    { name: 'digest', key: digests.sha256 },
  ];
}

function custodyOf(
  record: string,
  registration: FileRegistration,
  { name, bundle, capture }: ExaminedBundle,
  examined: Examination,
): FileCustody {
  const events = new Events();
  if (bundle !== undefined) {
    events.add(bundle.proved.entry, name);
  }
  if (bundle?.capture !== undefined) {
    events.add(bundle.capture.entry, name);
  }
  let complete = true;
  for (const key of keysOf(record, registration)) {
    const proofs = examined.soundAnswers('CUSTODY').filter((answer) => answer.proves(key));
    complete &&= proofs.length > 0;
    for (const proof of proofs) {
      for (const entry of proof.entries) {
        events.add(entry, proof.name);
      }
    }
  }
  const entered = bundle?.proved.entry.time;
  const { capturedAt } = registration;
  const delay = capturedAt === undefined || entered === undefined ? undefined : wholeSeconds(entered - capturedAt);
  return {
    record,
    registration,
    ...(capture === undefined ? {} : { capture }),
    ...(delay === undefined ? {} : { delaySeconds: delay }),
    complete,
    events: events.inOrder(),
  };
}

/** Rounded down, also before zero. */
function wholeSeconds(span: bigint): number {
  const seconds = span / SECOND;
  return Number(span % SECOND < 0n ? seconds - 1n : seconds);
}

/** Entries about a file, each once, with the member that proves it first. */
class Events {
  private readonly sources = new Map<
    string,
    { readonly entry: LogEntry; readonly text: string; readonly source: string }
  >();

  add(entry: LogEntry, source: string): void {
    const text = entry.record.toString();
    const key = `${entry.block} ${entry.index} ${text}`;
    if (!this.sources.has(key)) {
      this.sources.set(key, { entry, text, source });
    }
  }

  inOrder(): CustodyEvent[] {
    return [...this.sources.values()]
      .sort(
        (left, right) =>
          left.entry.block - right.entry.block ||
          left.entry.index - right.entry.index ||
          (left.text < right.text ? -1 : 1),
      )
      .map(({ entry, source }) => custodyEvent(entry, source));
  }
}

function custodyEvent({ record, time, block, index }: LogEntry, source: string): CustodyEvent {
  // Sealed records name no type, and a later release may bring other members.
  const text = (member: string): string => {
    const value = record.optional(member);
    return typeof value === 'string' ? value : '-';
  };
  const body = record.optional('body');
  const step = body instanceof JsonObject ? body.optional('step') : undefined;
  return {
    type: text('type'),
    ...(typeof step === 'string' ? { step } : {}),
    record: text('id'),
    organisation: text('org'),
    by: text('by'),
    at: text('at'),
    entered: time,
    block,
    index,
    source,
  };
}

function fileJson({ record, registration, capture, delaySeconds, complete, events }: FileCustody): JsonObject {
  return jsonObject({
    record,
    file: fileRegistrationJson(registration),
    capture: capture === undefined ? undefined : captureStatementJson(capture),
    delaySeconds,
    complete,
    events: jsonArray(events.map(eventJson)),
  });
}

function eventJson({ organisation, entered, ...event }: CustodyEvent): JsonObject {
  return jsonObject({ ...event, org: organisation, entered: formatLedgerTime(entered) });
}
