// SPDX-License-Identifier: Apache-2.0
import { Broken } from '../broken';

const MAX_LENGTH = 64 * 1024;

/** The content of the first PEM block (RFC 7468); lines before it and behind it are ignored. */
export function pemContent(pem: Uint8Array): Uint8Array {
  if (pem.length > MAX_LENGTH) {
    throw new Broken('CREATOR', `at most ${MAX_LENGTH} bytes`, `${pem.length} bytes`);
  }
  // Latin-1 keeps every byte, so that bad bytes fail below.
  const lines = Array.from(pem, (octet) => String.fromCharCode(octet))
    .join('')
    .split(/\r\n|\n|\r/);
  const begin = lines.findIndex((line) => /^-----BEGIN [^-]*-----$/.test(line));
  const type = /^-----BEGIN ([^-]*)-----$/.exec(lines[begin] ?? '')?.[1];
  const end = lines.findIndex((line, index) => index > begin && line.startsWith(`-----END ${type}-----`));
  if (type === undefined || end < 0) {
    throw new Broken('CREATOR', 'a PEM block', `no PEM block in ${pem.length} bytes`);
  }
  const base64 = lines
    .slice(begin + 1, end)
    .filter((line) => !line.includes(':'))
    .map((line) => line.trim())
    .join('');
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    throw new Broken('CREATOR', 'a PEM block', 'the PEM block is unreadable');
  }
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
