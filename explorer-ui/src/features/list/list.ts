// SPDX-License-Identifier: Apache-2.0
import { type Json, object, objects, text, texts } from '../../narration/recordJson';

/** What a list is, by the gateway's word; what is missing in the answer is empty. */
export interface RegisteredList {
  readonly list: string;
  readonly kind: string;
  readonly title: string;
  readonly department: string;
  readonly measuresVersion: string;
  readonly measure: string;
  readonly record: string;
  /** How many changes it has had. */
  readonly sequence: string;
  readonly pushed: readonly { readonly target: string; readonly last: string }[];
}

/** Some of the lists that there are. */
export interface ListPage {
  readonly lists: readonly RegisteredList[];
  /** Where the next page begins; nothing where there is none. */
  readonly next: string | undefined;
}

/** An entry in force; days are of China. */
export interface ListEntry {
  readonly from: string;
  readonly until: string;
  /** The decision that it rests on; empty for an entry that rests on merits. */
  readonly sanction: string;
  readonly merits: readonly string[];
  readonly repairableFrom: string;
  readonly most: string;
  readonly policy: string;
  readonly pauses: readonly { readonly from: string; readonly to: string }[];
  readonly deltas: readonly string[];
}

/** Who stands on a list on a day. */
export interface Snapshot {
  readonly on: string;
  readonly entries: readonly { readonly subject: string; readonly entry: ListEntry }[];
}

/** What people read of an entry. */
export interface Readable {
  /** The change of the list that states its digests. */
  readonly delta: string;
  /** As it was served, salt included. */
  readonly served: Json;
  readonly name: string;
  readonly reason: string;
  readonly document: string;
  readonly role: string;
  readonly restriction: string;
}

/** Reads what is there. */
export function listOf(head: Json): RegisteredList {
  const definition = object(head, 'definition');
  return {
    list: text(definition, 'list'),
    kind: text(definition, 'kind'),
    title: text(definition, 'title'),
    department: text(definition, 'department'),
    measuresVersion: text(definition, 'measures'),
    measure: text(definition, 'measure'),
    record: text(head, 'record'),
    sequence: text(head, 'sequence'),
    pushed: objects(head, 'pushed').map((one) => ({ target: text(one, 'target'), last: text(one, 'last') })),
  };
}

/** Reads what is there. */
export function listPageOf(json: Json): ListPage {
  const next = text(json, 'next');
  return { lists: objects(json, 'items').map(listOf), next: next === '' ? undefined : next };
}

/** Reads what is there. */
export function snapshotOf(json: Json): Snapshot {
  return {
    on: text(json, 'on'),
    entries: objects(json, 'entries').map((one) => ({
      subject: text(one, 'subject'),
      entry: entryOf(object(one, 'entry')),
    })),
  };
}

/** Reads what is there. */
export function entryOf(json: Json): ListEntry {
  const ground = object(json, 'ground');
  const bounds = object(json, 'bounds');
  return {
    from: text(json, 'from'),
    until: text(json, 'until'),
    sanction: text(ground, 'sanction'),
    merits: texts(ground, 'merits'),
    repairableFrom: text(bounds, 'repairableFrom'),
    most: text(bounds, 'most'),
    policy: text(bounds, 'policy'),
    pauses: objects(json, 'pauses').map((one) => ({ from: text(one, 'from'), to: text(one, 'to') })),
    deltas: texts(json, 'deltas'),
  };
}

/** Reads what is there. */
export function readablesOf(json: Json): Readable[] {
  return objects(json, 'parts').map((part) => {
    const served = object(part, 'readable');
    return {
      delta: text(part, 'delta'),
      served,
      name: text(served, 'name'),
      reason: text(served, 'reason'),
      document: text(served, 'document'),
      role: text(served, 'role'),
      restriction: text(served, 'restriction'),
    };
  });
}
