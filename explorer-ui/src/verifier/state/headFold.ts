// SPDX-License-Identifier: Apache-2.0
import { formatInstant, parseInstant } from '../code/instants';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import type { Envelope } from '../record/envelope';
import { choice } from '../record/members';
import { explainedCode } from '../registry/explainedCode';
import { keyRegistration } from '../registry/keyRegistration';
import { organisation } from '../registry/organisation';
import { Forbidden, type Head, type HeadChange, type HeadKey, type HeadReader } from './head';
import { lotChanges } from './lotHead';

const MAX_TERMS = 64;
const MAX_INTERRUPTIONS = 64;

/**
 * What an accepted record makes of the states of keys, projects, tenders, lots and their witnesses: the rules of the contract once more.
 * Records about other states change nothing here.
 *
 * @param lot the lot that the envelope names
 */
export function changesOf(record: Envelope, lot: string | undefined, heads: HeadReader): readonly HeadChange[] {
  const { body } = record;
  const { wireName } = record.type;
  if (body === undefined) {
    return [];
  }
  switch (wireName) {
    case 'registry.organisation':
      return registrar(record, body, heads);
    case 'registry.key':
      return [registered(record, body)];
    case 'registry.revocation':
      return [revoked(record, body, heads)];
    case 'dossier.project':
      return [project(record, body)];
    case 'dossier.tender':
      return [tender(record, body)];
    case 'witness.assignment':
      return [assigned(record, body, requireLot(lot))];
    case 'witness.handover':
      return [handedOver(record, body, requireLot(lot), heads)];
    case 'witness.session':
      return [session(record, body, requireLot(lot), heads)];
    default:
      return wireName.startsWith('dossier.') ? lotChanges(wireName, record, requireLot(lot), heads) : [];
  }
}

function requireLot(lot: string | undefined): string {
  if (lot === undefined) {
    throw new Refusal('SCHEMA_INVALID', 'the record names no lot');
  }
  return lot;
}

function refOf({ id }: Envelope): string {
  return `rec:${id}`;
}

/** A new name alone leaves the registrar's key, and whatever revoked it, as it is. */
function registrar(record: Envelope, body: JsonObject, heads: HeadReader): readonly HeadChange[] {
  const { msp, registrar: key } = organisation(body);
  const place: HeadKey = { kind: 'key', id: key.keyId };
  const head = {
    key: key.toString(),
    org: msp,
    holder: 'service:registrar',
    role: 'REGISTRAR',
    from: formatInstant(record.at),
    record: refOf(record),
  };
  return heads(place) === undefined ? [{ key: place, head }] : [];
}

function registered(record: Envelope, body: JsonObject): HeadChange {
  const { key, role, from, until, delegatedBy } = keyRegistration(body);
  const licence = body.optionalObject('licence');
  const head = {
    key: key.toString(),
    org: record.organisation,
    holder: body.string('holder'),
    role,
    from: formatInstant(from),
    until: formatInstant(until),
    ...(licence === undefined ? {} : { licence: JSON.parse(licence.toString()) as unknown }),
    ...(delegatedBy === undefined ? {} : { delegatedBy }),
    record: refOf(record),
  };
  return { key: { kind: 'key', id: key.keyId }, head };
}

function revoked(record: Envelope, body: JsonObject, heads: HeadReader): HeadChange {
  const key: HeadKey = { kind: 'key', id: body.string('key') };
  const before = heads(key);
  if (before === undefined) {
    throw new Forbidden('KEY_UNKNOWN', `${key.id} is not registered`);
  }
  const revokedFrom = formatInstant(parseInstant(body.string('from')));
  return { key, head: { ...before, revokedFrom, record: refOf(record) } };
}

function project(record: Envelope, body: JsonObject): HeadChange {
  const id = body.string('project');
  const tenderer = `org:${explainedCode(body, 'tenderer')}`;
  return {
    key: { kind: 'project', id },
    head: { project: id, org: record.organisation, tenderer, record: refOf(record) },
  };
}

function tender(record: Envelope, body: JsonObject): HeadChange {
  const id = body.string('tender');
  const agency = body.has('agency') ? `org:${explainedCode(body, 'agency')}` : undefined;
  const head = {
    tender: id,
    org: record.organisation,
    ...(agency === undefined ? {} : { agency }),
    record: refOf(record),
  };
  return { key: { kind: 'tender', id }, head };
}

/** One witness's time. */
interface Term {
  readonly witness: string;
  readonly from: string;
  readonly record: string;
}

function termOf(record: Envelope, witness: string): Term {
  return { witness, from: formatInstant(record.at), record: refOf(record) };
}

/** A time in which a session stood still; without its end while it does. */
interface Interruption {
  readonly from: string;
  readonly record: string;
  readonly until?: string;
  readonly resumed?: string;
}

function witnesses(
  lot: string,
  terms: readonly Term[],
  current: string,
  interruptions: readonly Interruption[] = [],
): HeadChange {
  const head = { lot, witness: current, terms, ...(interruptions.length === 0 ? {} : { interruptions }) };
  return { key: { kind: 'witness', id: lot }, head };
}

/** The times in which the session of a lot stood still, the last of them without an end while it does. */
export function interruptionsOf(head: Head): readonly Interruption[] {
  return (head.interruptions as readonly Interruption[] | undefined) ?? [];
}

function assigned(record: Envelope, body: JsonObject, lot: string): HeadChange {
  const witness = body.string('witness');
  return witnesses(lot, [termOf(record, witness)], witness);
}

function handedOver(record: Envelope, body: JsonObject, lot: string, heads: HeadReader): HeadChange {
  const before: Head | undefined = heads({ kind: 'witness', id: lot });
  const [from, to] = [body.string('from'), body.string('to')];
  if (before === undefined || before.witness !== from) {
    throw new Forbidden('NOT_ASSIGNED', `${from} is not the witness of lot ${lot}`);
  }
  const terms = before.terms as readonly Term[];
  const last = terms[terms.length - 1] as Term;
  if (to === from || terms.length >= MAX_TERMS) {
    throw new Forbidden('STATE_FORBIDS', `lot ${lot} with ${terms.length} witnesses is handed over to ${to}`);
  }
  if (record.at < parseInstant(last.from)) {
    throw new Forbidden('TIME_IMPLAUSIBLE', `the handover lies before the present witness began, ${last.from}`);
  }
  return witnesses(lot, [...terms, termOf(record, to)], to, interruptionsOf(before));
}

/** A session is interrupted, or goes on; it does neither twice, nor before the last change. */
function session(record: Envelope, body: JsonObject, lot: string, heads: HeadReader): HeadChange {
  const to = choice(['RUNNING', 'INTERRUPTED'], body, 'to');
  const before: Head | undefined = heads({ kind: 'witness', id: lot });
  if (before === undefined) {
    throw new Forbidden('NOT_ASSIGNED', `lot ${lot} has no witness`);
  }
  const terms = before.terms as readonly Term[];
  const past = interruptionsOf(before);
  const last = past.at(-1);
  const open = last !== undefined && last.until === undefined ? last : undefined;
  if ((open !== undefined) === (to === 'INTERRUPTED') || (open === undefined && past.length >= MAX_INTERRUPTIONS)) {
    throw new Forbidden(
      'STATE_FORBIDS',
      `the session of lot ${lot} with ${past.length} interruptions is ${to} already`,
    );
  }
  const earliest = open?.from ?? last?.until ?? (terms[0] as Term).from;
  if (record.at < parseInstant(earliest)) {
    throw new Forbidden('TIME_IMPLAUSIBLE', `the session of lot ${lot} cannot change before ${earliest}`);
  }
  const at = formatInstant(record.at);
  const next =
    open === undefined
      ? [...past, { from: at, record: refOf(record) }]
      : [...past.slice(0, -1), { ...open, until: at, resumed: refOf(record) }];
  return witnesses(lot, terms, String(before.witness), next);
}
