// SPDX-License-Identifier: Apache-2.0
import { type Json, object, objects, text, texts } from '../../narration/recordJson';

/** A measure against a subject. */
export interface Measure {
  readonly subject: string;
  readonly code: string;
  /** How long, such as 6 MONTHS; absent where it does not end by itself. */
  readonly term?: { readonly length: number; readonly unit: string };
  /** The amount of a fine, in fen. */
  readonly fine?: string;
  readonly roles: readonly string[];
  readonly region: string;
  readonly sectors: readonly string[];
}

/** A text before the departments, and who has signed it. */
export interface Countersigning {
  readonly proposal: string;
  readonly version: string;
  /** The version of the matrix that says who must sign. */
  readonly matrix: string;
  /** SHA-256 of the text. */
  readonly text: string;
  readonly required: readonly string[];
  readonly officers: readonly { readonly department: string; readonly person: string }[];
  readonly votes: readonly Vote[];
}

/** How a department voted. */
export interface Vote {
  readonly department: string;
  readonly person: string;
  readonly choice: string;
}

/** What a decision does to one subject. */
export interface Effect {
  readonly subject: string;
  readonly servedOn: string;
  readonly from: string;
  readonly end?: { readonly cause: string; readonly from: string; readonly withdrawBy: string };
}

/** A joint decision as it stands, by the gateway's word; days are of China. What is missing in the answer is empty. */
export interface Sanction {
  readonly draft: string;
  readonly state: string;
  readonly isLight: boolean;
  readonly department: string;
  readonly lot: string;
  readonly measuresVersion: string;
  readonly modifies: string;
  readonly measures: readonly Measure[];
  /** Until when its subjects may be heard. */
  readonly hearingUntil: string;
  readonly isHearingAsked: boolean;
  readonly isHeld: boolean;
  readonly isReviewed: boolean;
  readonly countersigning?: Countersigning;
  readonly decidedOn: string;
  readonly effects: readonly Effect[];
  readonly publications: readonly { readonly site: string; readonly on: string; readonly withdrawnOn: string }[];
  readonly pushes: readonly { readonly target: string; readonly step: string; readonly number: string }[];
  readonly appeals: readonly {
    readonly kind: string;
    readonly step: string;
    readonly on: string;
    readonly authority: string;
  }[];
  /** The organisations without which nothing of it changes any more. */
  readonly keepers: readonly string[];
}

/** Reads what is there. */
export function sanctionOf(head: Json): Sanction {
  const matter = object(head, 'matter');
  const procedure = object(head, 'procedure');
  const hearing = object(procedure, 'hearing');
  const aftermath = object(head, 'aftermath');
  const signing = object(procedure, 'countersigning');
  const isSigned = text(signing, 'proposal') !== '';
  return {
    draft: text(head, 'draft'),
    state: text(procedure, 'state'),
    isLight: matter.light === true,
    department: text(matter, 'department'),
    lot: text(matter, 'lot'),
    measuresVersion: text(matter, 'measures'),
    modifies: text(matter, 'modifies'),
    measures: objects(head, 'actions').map(measureOf),
    hearingUntil: text(hearing, 'until'),
    isHearingAsked: hearing.asked === true,
    isHeld: hearing.held === true,
    isReviewed: text(object(procedure, 'reviewed'), 'reviewer') !== '',
    ...(isSigned ? { countersigning: countersigningOf(signing) } : {}),
    decidedOn: text(procedure, 'decidedOn'),
    effects: effectsOf(aftermath),
    publications: objects(aftermath, 'publications').map((one) => ({
      site: text(one, 'site'),
      on: text(one, 'on'),
      withdrawnOn: text(one, 'withdrawnOn'),
    })),
    pushes: objects(aftermath, 'pushes').map((one) => ({
      target: text(one, 'target'),
      step: text(one, 'step'),
      number: text(one, 'number'),
    })),
    appeals: objects(aftermath, 'appeals').map((one) => ({
      kind: text(one, 'kind'),
      step: text(one, 'step'),
      on: text(one, 'on'),
      authority: text(one, 'authority'),
    })),
    keepers: texts(head, 'keepers'),
  };
}

function measureOf(action: Json): Measure {
  const scope = object(action, 'scope');
  const term = object(action, 'term');
  const fine = text(action, 'fine');
  return {
    subject: text(action, 'subject'),
    code: text(action, 'measure'),
    ...(text(term, 'unit') === '' ? {} : { term: { length: Number(text(term, 'length')), unit: text(term, 'unit') } }),
    ...(fine === '' ? {} : { fine }),
    roles: texts(scope, 'roles'),
    region: text(scope, 'region'),
    sectors: texts(scope, 'sectors'),
  };
}

function countersigningOf(signing: Json): Countersigning {
  return {
    proposal: text(signing, 'proposal'),
    version: text(signing, 'version'),
    matrix: text(signing, 'matrix'),
    text: text(object(signing, 'text'), 'sha256'),
    required: texts(signing, 'required'),
    officers: objects(signing, 'officers').map((one) => ({
      department: text(one, 'department'),
      person: text(one, 'person'),
    })),
    votes: objects(signing, 'votes').map((one) => ({
      department: text(one, 'department'),
      person: text(one, 'person'),
      choice: text(one, 'choice'),
    })),
  };
}

function effectsOf(aftermath: Json): Effect[] {
  const ends = objects(aftermath, 'ended');
  return objects(aftermath, 'served').map((served) => {
    const subject = text(served, 'subject');
    const ended = ends.find((one) => text(one, 'subject') === subject);
    const end = ended === undefined ? undefined : object(ended, 'end');
    return {
      subject,
      servedOn: text(served, 'on'),
      from: text(served, 'effectiveFrom'),
      ...(end === undefined
        ? {}
        : { end: { cause: text(end, 'cause'), from: text(end, 'from'), withdrawBy: text(end, 'withdrawBy') } }),
    };
  });
}
