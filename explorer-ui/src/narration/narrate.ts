// SPDX-License-Identifier: Apache-2.0
import { filled } from '../language/filled';
import type { Language } from '../report/texts';
import type { Bilingual } from '../verifier/verify/catalogue';
import type { RecordJson } from './recordJson';
import * as members from './recordJson';
import {
  ACCESS_MANNERS,
  CHOICES,
  CONFIDENTIALITY,
  COUNTERSIGNED,
  CUSTODY_STEPS,
  DOSSIER_ITEMS,
  ESCALATION_STEPS,
  EVENT_RESULTS,
  ITEM_RESULTS,
  ITEMS,
  LOT_STATUS,
  MEMBERS,
  NOTES,
  OPENING_CLASSES,
  ORGANISATION_KINDS,
  RECORD_TYPES,
  ROLES,
  SESSION_STATUS,
  STAGES,
  TITLES,
} from './words';
import { yuan } from './yuan';

/** How a record stands out in a timeline. */
export type Tone = 'plain' | 'stage' | 'good' | 'bad' | 'certificate';

/** What a value is, so that a page can link it or format it. */
export type FactKind =
  | 'text'
  | 'time'
  | 'lot'
  | 'dossier'
  | 'record'
  | 'subject'
  | 'digest'
  | 'evidence'
  | 'code'
  | 'sanction'
  | 'list'
  | 'inspection'
  | 'year'
  | 'case'
  | 'alert';

/** One thing that a record says. */
export interface Fact {
  readonly label: Bilingual;
  readonly value: string;
  readonly kind: FactKind;
}

/** The text of a code in words; a code that has none stays as it is. */
function word(words: Readonly<Record<string, Bilingual>>, code: string, language: Language): string {
  return words[code]?.[language] ?? code;
}

/** The name of a kind of record. */
export function typeName(type: string, language: Language): string {
  return word(RECORD_TYPES, type, language);
}

/** A record in one line, in the words of its business. Never throws: what a record lacks is left out. */
export function titleOf(record: RecordJson, language: Language): string {
  const { body, type } = record;
  const text = (name: string): string => members.text(body, name);
  const fill = (title: Bilingual, values: Record<string, string>): string => filled(title[language], values);
  switch (type) {
    case 'dossier.stage':
      return fill(TITLES.stage, { to: word(STAGES, text('to'), language) });
    case 'dossier.status':
      return fill(TITLES.status, { to: word(LOT_STATUS, text('to'), language) });
    case 'dossier.event':
      return fill(TITLES.event, {
        item: word(DOSSIER_ITEMS, text('item'), language),
        result: word(EVENT_RESULTS, text('result'), language),
      });
    case 'dossier.deferral':
      return fill(TITLES.deferral, { item: word(DOSSIER_ITEMS, text('item'), language) });
    case 'dossier.completion':
      return fill(TITLES.completion, { item: word(DOSSIER_ITEMS, text('item'), language) });
    case 'witness.item':
      return fill(TITLES.item, {
        item: text('item'),
        text: language === 'zh' ? text('text') : word(ITEMS, text('item'), language),
        result: word(ITEM_RESULTS, text('result'), language),
      });
    case 'witness.note':
      return fill(TITLES.note, { kind: word(NOTES, text('kind'), language), text: text('text') });
    case 'witness.session':
      return fill(TITLES.session, { to: word(SESSION_STATUS, text('to'), language), reason: text('reason') });
    case 'witness.incident':
      return fill(TITLES.incident, { number: text('number'), text: text('text') });
    case 'witness.escalation':
      return fill(TITLES.escalation, {
        step: word(ESCALATION_STEPS, text('step'), language),
        result: text('result'),
      });
    case 'witness.referral':
      return fill(TITLES.referral, { kind: text('kind') });
    case 'witness.certificate':
      return fill(TITLES.certificate, { incidents: String(incidentsOf(record)) });
    case 'evidence.file':
      return fill(TITLES.file, { name: text('name') || text('evidence') });
    case 'evidence.capture':
      return fill(TITLES.capture, { device: text('device') });
    case 'evidence.custody':
      return fill(TITLES.custody, { step: word(CUSTODY_STEPS, text('step'), language) });
    case 'evidence.access':
      return fill(TITLES.access, { manner: word(ACCESS_MANNERS, text('manner'), language) });
    case 'evidence.erasure':
      return fill(TITLES.erasure, { order: text('order') });
    case 'evidence.batch':
      return fill(TITLES.batch, { source: text('source'), count: text('count') });
    case 'dossier.project':
      return fill(TITLES.project, { name: text('name') });
    case 'registry.key':
      return fill(TITLES.key, { role: word(ROLES, text('role'), language) });
    case 'registry.organisation':
      return fill(TITLES.organisation, { name: members.text(members.object(body, 'name'), language) });
    case 'record.opening':
      return fill(TITLES.opening, { opened: titleOf(members.opened(record), language) });
    default:
      return typeName(type, language);
  }
}

/** How a record stands out. */
export function toneOf(record: RecordJson): Tone {
  switch (record.type) {
    case 'dossier.stage':
      return 'stage';
    case 'witness.certificate':
      return 'certificate';
    case 'dossier.status':
    case 'witness.session':
      return members.text(record.body, 'to') === 'RUNNING' ? 'plain' : 'bad';
    case 'witness.incident':
    case 'witness.escalation':
    case 'witness.referral':
    case 'checkpoint.fork':
    case 'registry.revocation':
    case 'evidence.erasure':
      return 'bad';
    case 'witness.item':
      return members.text(record.body, 'result') === 'NOT_OK' ? 'bad' : 'good';
    default:
      return 'plain';
  }
}

/** The stage into which a record leads its lot, if it does. */
export function stageOf(record: RecordJson): string | undefined {
  return record.type === 'dossier.stage' ? members.text(record.body, 'to') : undefined;
}

/** What a record says, member by member; nothing twice. Never throws. */
export function factsOf(record: RecordJson, language: Language): Fact[] {
  const subject = record.type === 'record.opening' ? members.opened(record) : record;
  const facts = [...headFacts(record), ...bodyFacts(subject, language)];
  const named = new Set(facts.map(({ value }) => value));
  const others = [
    ...record.subjects.map((value) => fact(MEMBERS.subject, value, 'subject')),
    ...record.refs.map((value) => fact(MEMBERS.refs, value, 'record')),
  ];
  const all = [...facts, ...others.filter(({ value }) => !named.has(value))];
  return [...new Map(all.map((one) => [`${one.label.en} ${one.value}`, one])).values()];
}

function fact(label: Bilingual, value: string, kind: FactKind = 'text'): Fact {
  return { label, value, kind };
}

function headFacts(record: RecordJson): Fact[] {
  return [...(record.lot === undefined ? [] : [fact(MEMBERS.lot, record.lot, 'lot')]), ...begunFacts(record)];
}

/** What a record begins has a page of its own. */
function begunFacts({ type, id, organisation, body }: RecordJson): Fact[] {
  switch (type) {
    case 'sanction.draft':
    case 'sanction.history':
      return [fact(MEMBERS.sanction, id, 'sanction')];
    case 'casework.filing':
      return [fact(MEMBERS.case, id, 'case')];
    case 'alert.raising':
      return [fact(MEMBERS.alert, id, 'alert')];
    case 'inspection.plan':
      return [fact(MEMBERS.plan, id, 'inspection')];
    case 'dossier.history':
    case 'dossier.closing':
      return [fact(MEMBERS.year, `${organisation}/${members.text(body, 'year')}`, 'year')];
    default:
      return [];
  }
}

/** How each member of a body is shown; members that are not listed are shown by nobody but the record's JSON. */
const SHOWN: readonly (readonly [string, Bilingual, FactKind, Readonly<Record<string, Bilingual>>?])[] = [
  ['msp', MEMBERS.organisation, 'code'],
  ['sanction', MEMBERS.sanction, 'sanction'],
  ['list', MEMBERS.list, 'list'],
  ['filing', MEMBERS.case, 'case'],
  ['alert', MEMBERS.alert, 'alert'],
  ['plan', MEMBERS.plan, 'inspection'],
  ['servedOn', MEMBERS.servedOn, 'text'],
  ['effectiveFrom', MEMBERS.effectiveFrom, 'text'],
  ['choice', MEMBERS.choice, 'text', CHOICES],
  ['site', MEMBERS.site, 'text'],
  ['project', MEMBERS.project, 'dossier'],
  ['tender', MEMBERS.tender, 'dossier'],
  ['name', MEMBERS.name, 'text'],
  ['category', MEMBERS.category, 'text'],
  ['tenderer', MEMBERS.tenderer, 'code'],
  ['agency', MEMBERS.agency, 'code'],
  ['collectiveDecision', MEMBERS.collectiveDecision, 'text'],
  ['number', MEMBERS.incident, 'text'],
  ['from', MEMBERS.from, 'text', STAGES],
  ['to', MEMBERS.to, 'text', { ...STAGES, ...SESSION_STATUS, ...LOT_STATUS }],
  ['stage', MEMBERS.stage, 'text', STAGES],
  ['notApplicable', MEMBERS.notApplicable, 'text'],
  ['retenderOf', MEMBERS.retenderOf, 'lot'],
  ['missing', MEMBERS.missing, 'text'],
  ['due', MEMBERS.due, 'text'],
  ['witness', MEMBERS.witness, 'subject'],
  ['alsoServes', MEMBERS.alsoServes, 'text'],
  ['item', MEMBERS.item, 'text', DOSSIER_ITEMS],
  ['text', MEMBERS.text, 'text'],
  ['step', MEMBERS.step, 'text', { ...ESCALATION_STEPS, ...CUSTODY_STEPS }],
  ['manner', MEMBERS.manner, 'text', ACCESS_MANNERS],
  ['order', MEMBERS.order, 'text'],
  ['authority', MEMBERS.authority, 'text'],
  ['orderedOn', MEMBERS.orderedOn, 'text'],
  ['basis', MEMBERS.basis, 'text'],
  ['purpose', MEMBERS.purpose, 'text'],
  ['reader', MEMBERS.reader, 'subject'],
  ['source', MEMBERS.source, 'text'],
  ['count', MEMBERS.count, 'text'],
  ['bytes', MEMBERS.size, 'text'],
  ['first', MEMBERS.first, 'time'],
  ['last', MEMBERS.last, 'time'],
  ['result', MEMBERS.result, 'text', { ...ITEM_RESULTS, ...EVENT_RESULTS }],
  ['fact', MEMBERS.fact, 'text'],
  ['subject', MEMBERS.subject, 'subject'],
  ['incident', MEMBERS.incident, 'record'],
  ['department', MEMBERS.department, 'code'],
  ['kind', MEMBERS.kind, 'text', ORGANISATION_KINDS],
  ['note', MEMBERS.note, 'text'],
  ['reason', MEMBERS.reason, 'text'],
  ['size', MEMBERS.size, 'text'],
  ['mediaType', MEMBERS.mediaType, 'text'],
  ['confidentiality', MEMBERS.confidentiality, 'text', CONFIDENTIALITY],
  ['capturedAt', MEMBERS.capturedAt, 'time'],
  ['device', MEMBERS.device, 'text'],
  ['place', MEMBERS.place, 'text'],
  ['software', MEMBERS.software, 'text'],
  ['sequence', MEMBERS.sequence, 'text'],
  ['clockOffsetMs', MEMBERS.clockOffset, 'text'],
  ['previous', MEMBERS.previous, 'record'],
  ['operator', MEMBERS.operator, 'subject'],
  ['holder', MEMBERS.holder, 'code'],
  ['role', MEMBERS.role, 'text', ROLES],
  ['key', MEMBERS.key, 'code'],
  ['block', MEMBERS.block, 'text'],
];

function bodyFacts({ body, type, openingClass }: RecordJson, language: Language): Fact[] {
  const facts: Fact[] = [];
  for (const [name, label, kind, words] of SHOWN) {
    const value = members.text(body, name);
    if (value !== '') {
      const shown = words === undefined ? value : word(words, value, language);
      facts.push(fact(labelOf(name, label, type), shown, kindOf(name, kind, type)));
    }
  }
  const names = members.object(body, 'name');
  if (members.text(names, language) !== '') {
    facts.push(fact(MEMBERS.name, members.text(names, language)));
  }
  const budget = members.text(body, 'budgetFen');
  if (budget !== '') {
    facts.push(fact(MEMBERS.budget, yuan(budget)));
  }
  if (openingClass !== undefined) {
    facts.push(fact(MEMBERS.openingClass, word(OPENING_CLASSES, openingClass, language)));
  }
  const certificate = members.text(body, 'certificate');
  if (type === 'witness.addendum' && certificate !== '') {
    facts.push(fact(MEMBERS.certificate, certificate, 'record'));
  }
  return [...facts, ...listFacts(body, language)];
}

/** The number of a change of a list is none of a device. */
function labelOf(name: string, label: Bilingual, type: string): Bilingual {
  return name === 'sequence' && type === 'list.delta' ? MEMBERS.change : label;
}

/** From and to are stages of a lot, but persons in a handover, holders in custody, and instants in what is registered for a time. */
function kindOf(name: string, kind: FactKind, type: string): FactKind {
  if (name !== 'from' && name !== 'to') {
    return kind;
  }
  if (type === 'witness.handover') {
    return 'subject';
  }
  if (type === 'evidence.custody') {
    return 'code';
  }
  return type.startsWith('registry.') ? 'time' : kind;
}

function listFacts(body: members.Json, language: Language): Fact[] {
  const digests = members.object(body, 'digests');
  const countersigned = members.object(body, 'countersigned');
  const facts: Fact[] = [];
  const add = (label: Bilingual, value: string, kind: FactKind = 'text'): void => {
    if (value !== '') {
      facts.push(fact(label, value, kind));
    }
  };
  add(MEMBERS.sha256, members.text(digests, 'sha256'), 'digest');
  add(MEMBERS.sm3, members.text(digests, 'sm3'), 'digest');
  for (const lot of members.objects(body, 'lots')) {
    add(MEMBERS.lot, members.text(lot, 'lot'), 'lot');
    add(MEMBERS.incidents, members.text(lot, 'incidents'));
  }
  for (const party of ['tenderer', 'agency'] as const) {
    const result = members.text(countersigned, party);
    add(MEMBERS[party], result === '' ? '' : word(COUNTERSIGNED, result, language));
  }
  add(MEMBERS.refusalReason, members.text(countersigned, 'refusalReason'));
  for (const code of members.objects(body, 'otherCodes')) {
    add(MEMBERS.otherCode, `${members.text(code, 'scheme')} ${members.text(code, 'value')}`.trim(), 'code');
  }
  for (const id of members.texts(body, 'items')) {
    add(MEMBERS.witnessItem, id, 'record');
  }
  const evidence = body.evidence;
  for (const id of typeof evidence === 'string' ? [evidence] : members.texts(body, 'evidence')) {
    add(MEMBERS.evidence, id, 'evidence');
  }
  return facts;
}

function incidentsOf(record: RecordJson): number {
  return members
    .objects(record.body, 'lots')
    .map((lot) => Number(members.text(lot, 'incidents')))
    .reduce((sum, one) => sum + one, 0);
}
