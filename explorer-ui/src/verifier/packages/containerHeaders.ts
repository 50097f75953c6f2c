// SPDX-License-Identifier: Apache-2.0
import { concat, utf8 } from '../code/bytes';

// The headers of a package's container: the ZIP format (APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16) with nothing left open.
// Members are stored and not compressed; no times, attributes, extra fields or comments.

/** Where a member stands in a container. */
export interface StoredMember {
  readonly name: string;
  /** The check sum (CRC-32) of its content. */
  readonly crc: number;
  /** The bytes of its content. */
  readonly size: number;
  /** Where its header begins. */
  readonly at: number;
}

/** What a header says of the member behind it. */
export type LocalHeader = Pick<StoredMember, 'crc' | 'size'> & { readonly nameLength: number };

/** Bytes of the header before a member's name. */
export const LOCAL_LENGTH = 30;

/** The most that the format's four bytes can say; no larger package is made or read. */
export const MAX_BYTES = 0xfffffffe;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** 1 January 1980, the format's first day. */
const FIRST_DAY = 0x21;

/** Where the content of a member begins. */
export function contentAt({ at, name }: StoredMember): number {
  return at + LOCAL_LENGTH + name.length;
}

/** Where a member ends. */
export function endOf(member: StoredMember): number {
  return contentAt(member) + member.size;
}

/** What these bytes say, if a header of a member begins with them. */
export function readLocal(bytes: Uint8Array): LocalHeader | undefined {
  if (bytes.length !== LOCAL_LENGTH) {
    return undefined;
  }
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return header.getUint32(0, true) === LOCAL
    ? { crc: header.getUint32(14, true), size: header.getUint32(18, true), nameLength: header.getUint16(26, true) }
    : undefined;
}

/** The header before a member, its name included. */
export function localHeader(member: StoredMember): Uint8Array {
  return concat(numbers([LOCAL, 4], ...common(member)), utf8(member.name));
}

/** The directory behind all members and the end of the container. */
export function directory(members: readonly StoredMember[], at: number): Uint8Array {
  const headers = members.flatMap((member) => [
    numbers(
      [CENTRAL, 4],
      [VERSION, 2],
      ...common(member),
      [0, 2], // comment
      [0, 2], // disk
      [0, 2], // internal attributes
      [0, 4], // external attributes
      [member.at, 4],
    ),
    utf8(member.name),
  ]);
  const length = headers.reduce((sum, part) => sum + part.length, 0);
  const end = numbers(
    [END, 4],
    [0, 2], // this disk
    [0, 2], // the directory's disk
    [members.length, 2],
    [members.length, 2],
    [length, 4],
    [at, 4],
    [0, 2], // comment
  );
  return concat(...headers, end);
}

type Field = readonly [value: number, bytes: 2 | 4];

function common({ crc, size, name }: StoredMember): Field[] {
  return [
    [VERSION, 2],
    [0, 2], // flags
    [0, 2], // stored
    [0, 2], // midnight
    [FIRST_DAY, 2],
    [crc, 4],
    [size, 4],
    [size, 4],
    [name.length, 2],
    [0, 2], // extra field
  ];
}

/** The fields one after the other, little-endian. */
function numbers(...fields: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [, length]) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, length] of fields) {
    if (length === 2) {
      view.setUint16(at, value, true);
    } else {
      view.setUint32(at, value, true);
    }
    at += length;
  }
  return bytes;
}
