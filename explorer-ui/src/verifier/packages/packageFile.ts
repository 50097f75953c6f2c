// SPDX-License-Identifier: Apache-2.0
import { equal } from '../code/bytes';
import { Refusal } from '../error/refusal';
import type { ByteSource } from './byteSource';
import {
  contentAt,
  directory,
  endOf,
  LOCAL_LENGTH,
  localHeader,
  MAX_BYTES,
  readLocal,
  type StoredMember,
} from './containerHeaders';
import { MAX_NAME, memberName } from './memberName';
import { MAX_MEMBERS } from './packageManifest';
import { PackageRefused } from './packageRefused';

const PIECE = 4 << 20;

/**
 * A package, read with suspicion: its container must have the one form that Jianzheng gives it, so that no two readers see
 * different members and nothing in it grows, repeats or lies hidden. Contents are not judged here.
 */
export class PackageFile {
  /** In the order in which they stand. */
  readonly members: readonly StoredMember[];
  private readonly source: ByteSource;
  private readonly byName: ReadonlyMap<string, StoredMember>;

  private constructor(source: ByteSource, members: readonly StoredMember[]) {
    this.source = source;
    this.members = members;
    this.byName = new Map(members.map((member) => [member.name, member]));
  }

  /**
   * Reads the headers of a package.
   *
   * @throws PackageRefused if the container has another form or too many members
   */
  static async open(source: ByteSource): Promise<PackageFile> {
    if (source.size > MAX_BYTES) {
      throw broken(`at most ${MAX_BYTES} bytes`, `${source.size} bytes`);
    }
    const members: StoredMember[] = [];
    const names = new Set<string>();
    let at = 0;
    for (let next = await member(source, at); next !== undefined; next = await member(source, at)) {
      if (members.length > MAX_MEMBERS) {
        throw broken(`at most ${MAX_MEMBERS} members and the manifest`, 'more');
      }
      if (names.has(next.name)) {
        throw broken('each name once', `${next.name} twice`);
      }
      names.add(next.name);
      members.push(next);
      at = endOf(next);
    }
    const demanded = directory(members, at);
    const fits = source.size - at === demanded.length && equal(demanded, await source.bytes(at, source.size));
    if (!fits) {
      throw broken('the directory of these members and nothing behind it', `other bytes from ${at} on`);
    }
    return new PackageFile(source, members);
  }

  find(name: string): StoredMember | undefined {
    return this.byName.get(name);
  }

  /** The content of a member in memory; the caller has bounded its size. */
  content(member: StoredMember): Promise<Uint8Array> {
    return this.source.bytes(contentAt(member), endOf(member));
  }

  /** The content of a member in pieces, from its beginning to its end. */
  async *pieces(member: StoredMember): AsyncGenerator<Uint8Array> {
    const end = endOf(member);
    for (let at = contentAt(member); at < end; at += PIECE) {
      yield await this.source.bytes(at, Math.min(end, at + PIECE));
    }
  }
}

async function member(source: ByteSource, at: number): Promise<StoredMember | undefined> {
  const left = source.size - at;
  const header = left < LOCAL_LENGTH ? undefined : readLocal(await source.bytes(at, at + LOCAL_LENGTH));
  if (header === undefined) {
    return undefined;
  }
  const { crc, size, nameLength } = header;
  if (nameLength > MAX_NAME || left < LOCAL_LENGTH + nameLength) {
    throw broken(`a name of at most ${MAX_NAME} characters`, `${nameLength} bytes`);
  }
  const whole = await source.bytes(at, at + LOCAL_LENGTH + nameLength);
  const stored: StoredMember = { name: nameIn(whole), crc, size, at };
  if (!equal(whole, localHeader(stored))) {
    throw broken('a stored member without options', `another header at ${at}`);
  }
  if (endOf(stored) > source.size) {
    throw broken('members that end within the file', `${stored.name} of ${size} bytes`);
  }
  return stored;
}

function nameIn(header: Uint8Array): string {
  try {
    return memberName(String.fromCharCode(...header.subarray(LOCAL_LENGTH)));
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      throw broken('names of lower-case letters, digits, dots, dashes and low lines', refusal.sentence);
    }
    throw refusal;
  }
}

function broken(demanded: string, given: string): PackageRefused {
  return new PackageRefused('CONTAINER', demanded, given);
}
