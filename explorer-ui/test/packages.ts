// SPDX-License-Identifier: Apache-2.0
import type { ByteSource } from '../src/verifier/packages/byteSource';
import { directory, endOf, localHeader, type StoredMember } from '../src/verifier/packages/containerHeaders';
import { Crc32 } from '../src/verifier/packages/crc32';
import { PackageFile } from '../src/verifier/packages/packageFile';
import { type Splice, spliced } from './cases';

/** A change of a member of a package. */
export interface Change {
  readonly member: string;
  /** Absent where the member is taken away. */
  readonly splice?: Splice;
}

/** Bytes in memory. */
export function source(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, bytes: async (from, to) => bytes.slice(from, to) };
}

/** The members of a package with these changes, packed anew by somebody who knows the format. */
export async function packed(base: Uint8Array, changes: readonly Change[]): Promise<Uint8Array> {
  const file = await PackageFile.open(source(base));
  const members = new Map<string, Uint8Array>();
  for (const member of file.members) {
    members.set(member.name, await file.content(member));
  }
  for (const { member, splice } of changes) {
    if (splice === undefined) {
      members.delete(member);
    } else {
      members.set(member, spliced(members.get(member) ?? new Uint8Array(), splice));
    }
  }
  return pack(members);
}

/** A package whose original has so many bytes, which its manifest does not name. */
export async function enlarged(base: Uint8Array, bytes: number): Promise<Uint8Array> {
  const file = await PackageFile.open(source(base));
  const members = new Map<string, Uint8Array>();
  for (const member of file.members) {
    const content = member.name.startsWith('originals/') ? new Uint8Array(bytes) : await file.content(member);
    members.set(member.name, content);
  }
  return pack(members);
}

function pack(members: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const stored: StoredMember[] = [];
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of members) {
    const crc = new Crc32();
    crc.update(content);
    const next = { name, crc: crc.value(), size: content.length, at };
    stored.push(next);
    parts.push(localHeader(next), content);
    at = endOf(next);
  }
  return Buffer.concat([...parts, directory(stored, at)]);
}
