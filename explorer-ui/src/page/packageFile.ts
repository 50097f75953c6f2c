// SPDX-License-Identifier: Apache-2.0
import { utf8 } from '../verifier/code/bytes';
import { Refusal } from '../verifier/error/refusal';
import { parseCanonical } from '../verifier/json/canonicalJson';
import { asObject } from '../verifier/json/values';

/** A member of an evidence package that a person would choose: a bundle, an answer or an original. */
export interface Evidence {
  readonly file: File;
  readonly isOriginal: boolean;
}

/** What a package holds. */
export interface PackageContents {
  readonly evidence: readonly Evidence[];
  /** Bundles, answers and originals that the manifest names and that are not there. */
  readonly missing: readonly string[];
}

interface Member {
  readonly name: string;
  readonly content: Blob;
  readonly central: Uint8Array;
  readonly end: number;
}

const MANIFEST = 'manifest.json';
const MAX_MEMBERS = 1000;
const MAX_MANIFEST = 1 << 20;
const MAX_NAME = 200;
const NAME = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*){0,2}$/;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
/** From the version on up to the check sum: version 2.0, no options, stored, at midnight of 1 January 1980. */
const PLAIN = [20, 0, 0, 0, 0, 0, 0, 0, 33, 0];
const EVIDENCE_ROLES = ['BUNDLE', 'COMPLETENESS', 'CUSTODY', 'ORIGINAL'];

/**
 * Reads an evidence package, whose container has one form only (stored members without gaps, as `PackageFile` in
 * `gateway/evidence` demands it), so that nothing in it grows, repeats or lies hidden.
 *
 * @returns `undefined` for any file whose first member is no manifest
 * @throws Refusal for a package that has another form
 */
export async function packageContents(file: Blob): Promise<PackageContents | undefined> {
  const beginning = String.fromCharCode(...(await bytes(file, 0, LOCAL_LENGTH + MANIFEST.length)));
  if (!beginning.endsWith(MANIFEST)) {
    return undefined;
  }
  const members = await all(file);
  const [first] = members;
  if (first?.name !== MANIFEST) {
    throw broken('another first member');
  }
  const named = await manifest(first);
  const evidence: Evidence[] = [];
  for (const { name, content } of members) {
    const role = named.get(name);
    if (name !== MANIFEST && role === undefined) {
      throw new Refusal('SCHEMA_INVALID', `the manifest does not name ${name}`);
    }
    if (role !== undefined && EVIDENCE_ROLES.includes(role)) {
      const base = name.slice(name.lastIndexOf('/') + 1);
      evidence.push({ file: new File([content], base), isOriginal: role === 'ORIGINAL' });
    }
  }
  const there = new Set(members.map(({ name }) => name));
  const missing = [...named].filter(([name, role]) => EVIDENCE_ROLES.includes(role) && !there.has(name));
  return { evidence, missing: missing.map(([name]) => name) };
}

async function manifest(first: Member): Promise<ReadonlyMap<string, string>> {
  const bytes = new Uint8Array(await first.content.slice(0, MAX_MANIFEST + 1).arrayBuffer());
  const json = asObject(parseCanonical(bytes, MAX_MANIFEST)).requireOnly('v', 'kind', 'members', 'withheld');
  if (json.integer('v') !== 1 || json.string('kind') !== 'evidence-package') {
    throw new Refusal('UNKNOWN_VERSION', 'no evidence package of version 1');
  }
  const members = json.array('members').objects();
  return new Map(members.map((entry) => [entry.string('name'), entry.string('role')]));
}

async function all(file: Blob): Promise<Member[]> {
  const members: Member[] = [];
  const names = new Set<string>();
  let at = 0;
  for (let next = await member(file, at); next !== undefined; next = await member(file, at)) {
    if (members.length > MAX_MEMBERS || names.has(next.name)) {
      throw broken(`too many members, or ${next.name} twice`);
    }
    names.add(next.name);
    members.push(next);
    at = next.end;
  }
  const directory = directoryOf(members, at);
  const given = await bytes(file, at, file.size);
  if (given.length !== directory.length || given.some((byte, index) => byte !== directory[index])) {
    throw broken('another directory than that of these members, or bytes behind it');
  }
  return members;
}

async function member(file: Blob, at: number): Promise<Member | undefined> {
  const header = await bytes(file, at, at + LOCAL_LENGTH);
  const view = new DataView(header.buffer);
  if (header.length < LOCAL_LENGTH || view.getUint32(0, true) !== LOCAL) {
    return undefined;
  }
  const size = view.getUint32(18, true);
  const nameLength = view.getUint16(26, true);
  const name = String.fromCharCode(
    ...(await bytes(file, at + LOCAL_LENGTH, at + LOCAL_LENGTH + nameLength)).slice(0, MAX_NAME + 1),
  );
  const from = at + LOCAL_LENGTH + nameLength;
  const isPlain =
    PLAIN.every((byte, index) => header[4 + index] === byte) &&
    view.getUint32(22, true) === size &&
    view.getUint16(28, true) === 0 &&
    name.length <= MAX_NAME &&
    NAME.test(name) &&
    from + size <= file.size;
  if (!isPlain) {
    throw broken(`another header than that of a stored member at ${at}`);
  }
  return { name, content: file.slice(from, from + size), central: centralOf(header, name, at), end: from + size };
}

function centralOf(local: Uint8Array, name: string, at: number): Uint8Array {
  const central = new Uint8Array(CENTRAL_LENGTH + name.length);
  const view = new DataView(central.buffer);
  view.setUint32(0, CENTRAL, true);
  view.setUint16(4, PLAIN[0] as number, true);
  central.set(local.subarray(4, LOCAL_LENGTH), 6);
  view.setUint32(42, at, true);
  central.set(utf8(name), CENTRAL_LENGTH);
  return central;
}

function directoryOf(members: readonly Member[], at: number): Uint8Array {
  const length = members.reduce((sum, { central }) => sum + central.length, 0);
  const directory = new Uint8Array(length + END_LENGTH);
  let place = 0;
  for (const { central } of members) {
    directory.set(central, place);
    place += central.length;
  }
  const view = new DataView(directory.buffer, length);
  view.setUint32(0, END, true);
  view.setUint16(8, members.length, true);
  view.setUint16(10, members.length, true);
  view.setUint32(12, length, true);
  view.setUint32(16, at, true);
  return directory;
}

async function bytes(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}

function broken(met: string): Refusal {
  return new Refusal('SCHEMA_INVALID', `the container of the package has ${met}`);
}
