// SPDX-License-Identifier: Apache-2.0
import { lotCode } from '../code/ids';
import type { JsonObject } from '../json/values';
import type { Envelope } from '../record/envelope';
import { choice } from '../record/members';
import { Forbidden, type Head, type HeadChange, type HeadReader } from './head';

const STAGES = [
  'INITIATION',
  'TENDERING',
  'OPENING',
  'EVALUATION',
  'AWARD',
  'PERFORMANCE',
  'ACCEPTANCE',
  'ARCHIVED',
] as const;
type Stage = (typeof STAGES)[number];

/** The states in which a lot may be, and those that may follow each. */
const FOLLOWING = {
  RUNNING: ['PAUSED', 'CONTROLLED', 'FAILED', 'CANCELLED'],
  PAUSED: ['RUNNING', 'CONTROLLED', 'FAILED', 'CANCELLED'],
  CONTROLLED: ['RUNNING', 'FAILED', 'CANCELLED'],
  FAILED: [],
  CANCELLED: [],
} as const satisfies Record<string, readonly string[]>;
type Status = keyof typeof FOLLOWING;
const STATUSES = Object.keys(FOLLOWING) as Status[];

const MAX_DEFERRED = 32;
const MAX_LOTS = 40;
const TENDER_CHARACTERS = 20;

/** The state of a lot. */
interface LotHead extends Head {
  readonly lot: string;
  readonly org: string;
  readonly phase: Stage;
  readonly status: Status;
  /** Items that are missing, in the order of their codes; left out when there is none. */
  readonly deferred?: readonly string[];
  readonly opened: string;
  readonly record: string;
}

/** What a record about a lot makes of its state; the same rules as the contract's (domain 3.2). */
export function lotChanges(type: string, record: Envelope, lot: string, heads: HeadReader): readonly HeadChange[] {
  const body = record.body as JsonObject;
  switch (type) {
    case 'dossier.lot':
      return opened(record, lot, heads);
    case 'dossier.stage':
      return [change(advanced(required(heads, lot), body, `rec:${record.id}`))];
    case 'dossier.status':
      return [change(turned(required(heads, lot), body, `rec:${record.id}`))];
    case 'dossier.deferral':
      return [change(deferring(required(heads, lot), body.string('item')))];
    case 'dossier.completion':
      return [change(completing(required(heads, lot), body.string('item')))];
    default:
      return [];
  }
}

function opened(record: Envelope, lot: string, heads: HeadReader): readonly HeadChange[] {
  const tenderKey = { kind: 'tender', id: lot.slice(0, TENDER_CHARACTERS) } as const;
  const tender = heads(tenderKey);
  if (tender === undefined) {
    throw new Forbidden('NOT_OPEN', `tender ${tenderKey.id} is not open`);
  }
  const lots = (tender.lots as readonly string[] | undefined) ?? [];
  if (lots.length >= MAX_LOTS) {
    throw new Forbidden('TOO_LARGE', `tender ${tenderKey.id} has ${lots.length} lots`);
  }
  const ref = `rec:${record.id}`;
  const head: LotHead = {
    lot: lotCode(lot),
    org: record.organisation,
    phase: 'INITIATION',
    status: 'RUNNING',
    opened: ref,
    record: ref,
  };
  return [change(head), { key: tenderKey, head: { ...tender, lots: [...lots, lot].sort() } }];
}

function advanced(head: LotHead, body: JsonObject, ref: string): LotHead {
  const [from, to] = [choice(STAGES, body, 'from'), choice(STAGES, body, 'to')];
  if (from !== head.phase) {
    throw new Forbidden('STATE_FORBIDS', `lot ${head.lot} is in ${head.phase}, the step begins at ${from}`);
  }
  if (head.status !== 'RUNNING') {
    throw new Forbidden('STATE_FORBIDS', `lot ${head.lot} is ${head.status}`);
  }
  const steps = STAGES.indexOf(to) - STAGES.indexOf(from);
  if (body.has('notApplicable') ? steps < 2 : steps !== 1) {
    throw new Forbidden('STAGE_ORDER', `${to} does not follow ${from}`);
  }
  if (to === 'ARCHIVED' && head.deferred !== undefined) {
    throw new Forbidden('STATE_FORBIDS', `lot ${head.lot} still misses [${head.deferred.join(', ')}]`);
  }
  return { ...head, phase: to, record: ref };
}

function turned(head: LotHead, body: JsonObject, ref: string): LotHead {
  const to = choice(STATUSES, body, 'to');
  const following: readonly string[] = FOLLOWING[head.status];
  if (!following.includes(to) || head.phase === 'ARCHIVED') {
    throw new Forbidden('STATE_FORBIDS', `${to} does not follow ${head.status} of a lot in ${head.phase}`);
  }
  const reached = STAGES.indexOf(head.phase);
  if (to === 'FAILED' && (head.phase === 'INITIATION' || reached >= STAGES.indexOf('AWARD'))) {
    throw new Forbidden('STAGE_ORDER', `lot ${head.lot} is in ${head.phase} and cannot fail there`);
  }
  return { ...head, status: to, record: ref };
}

function deferring(head: LotHead, item: string): LotHead {
  const deferred = head.deferred ?? [];
  if (deferred.includes(item) || deferred.length >= MAX_DEFERRED) {
    throw new Forbidden(
      'STATE_FORBIDS',
      `${item} of lot ${head.lot} cannot be deferred beside ${deferred.length} items`,
    );
  }
  return { ...head, deferred: [...deferred, item].sort() };
}

function completing({ deferred = [], ...head }: LotHead, item: string): LotHead {
  if (!deferred.includes(item)) {
    throw new Forbidden('STATE_FORBIDS', `${item} of lot ${head.lot} is not deferred`);
  }
  const left = deferred.filter((one) => one !== item);
  return { ...(head as LotHead), ...(left.length === 0 ? {} : { deferred: left }) };
}

function required(heads: HeadReader, lot: string): LotHead {
  const head = heads({ kind: 'lot', id: lot });
  if (head === undefined) {
    throw new Forbidden('NOT_OPEN', `lot ${lot} is not open`);
  }
  return head as LotHead;
}

function change(head: LotHead): HeadChange {
  return { key: { kind: 'lot', id: head.lot }, head };
}
