// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of a file of the project's acceptance data. */
export function casePath(name: string): string {
  return fileURLToPath(new URL(`../../cases/${name}`, import.meta.url));
}

/** The bytes of a file of the project's acceptance data. */
export function caseFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(casePath(name)));
}

/** A JSON file of the project's acceptance data. */
export function caseJson<T>(name: string): T {
  return JSON.parse(readFileSync(casePath(name), 'utf8')) as T;
}

/** A file with one JSON document a line. */
export function caseLines<T>(name: string): T[] {
  return readFileSync(casePath(name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** A change of bytes: from `at` on, `take` bytes go and `put` comes, `times` times. */
export interface Splice {
  readonly at: number;
  readonly take: number;
  readonly put: string;
  readonly times?: number;
}

/** The bytes with this change. */
export function spliced(base: Uint8Array, splice: Splice | undefined): Uint8Array {
  if (splice === undefined) {
    return base;
  }
  const put = Buffer.from(splice.put, 'base64');
  const pieces = [base.subarray(0, splice.at), ...Array<Uint8Array>(splice.times ?? 1).fill(put)];
  return new Uint8Array(Buffer.concat([...pieces, base.subarray(splice.at + splice.take)]));
}
