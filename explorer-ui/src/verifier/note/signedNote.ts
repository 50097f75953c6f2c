// SPDX-License-Identifier: Apache-2.0
import { base64, fromBase64 } from '../code/base64';
import { hex } from '../code/bytes';
import { Refusal } from '../error/refusal';

const MAX_CHARACTERS = 1 << 16;
const MAX_SIGNATURES = 64;
const MAX_LINE = 2048;
const KEY_ID = 4;
const MARK = '— ';
const NAME = /^[!-*,-~]{1,255}$/;

/** A signature line of a note: `— <name> <base64 of key id and signature>` (C2SP signed-note). */
export interface NoteSignature {
  /** Who is said to have signed. */
  readonly name: string;
  /** The four bytes that name the key, as eight hexadecimal digits. */
  readonly keyId: string;
  /** What follows the key id. */
  readonly payload: Uint8Array;
}

/** A text and its signature lines (C2SP signed-note). Nothing is verified here. */
export interface SignedNote {
  /** What is signed; ends with a line feed. */
  readonly text: string;
  /** At least one, each key once. */
  readonly signatures: readonly NoteSignature[];
}

/** Reads a note; the last empty line ends the text. Refuses (`SCHEMA_INVALID`, `TOO_LARGE`) any but the one form. */
export function parseNote(note: string): SignedNote {
  return checked(read(note));
}

/** As {@link parseNote}, but a line that stands more than once is kept once; whether one did is told beside it. */
export function parseNoteOnce(note: string): { readonly note: SignedNote; readonly twice: boolean } {
  const { text, lines } = read(note);
  const once = [...new Set(lines)];
  return { note: checked({ text, lines: once }), twice: once.length !== lines.length };
}

function read(note: string): { readonly text: string; readonly lines: readonly string[] } {
  if (note.length > MAX_CHARACTERS) {
    throw new Refusal('TOO_LARGE', `a note has at most ${MAX_CHARACTERS} characters, met ${note.length}`);
  }
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) {
    throw malformed('an empty line between text and signatures, and a line feed at the end, are expected');
  }
  const lines = note
    .slice(end + 2)
    .split('\n')
    .slice(0, -1);
  if (lines.length > MAX_SIGNATURES) {
    throw malformed(`more than ${MAX_SIGNATURES} signatures`);
  }
  return { text: note.slice(0, end + 1), lines };
}

function checked({ text, lines }: { readonly text: string; readonly lines: readonly string[] }): SignedNote {
  const signatures = lines.map(parseSignature);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (!text.endsWith('\n') || /[\x00-\x09\x0b-\x1f]/.test(text)) {
    throw malformed('the text ends with a line feed and has no other control characters');
  }
  if (signatures.length === 0) {
    throw malformed(`0 signatures, allowed are 1 to ${MAX_SIGNATURES}`);
  }
  if (new Set(signatures.map(({ name, keyId }) => `${name} ${keyId}`)).size !== signatures.length) {
    throw malformed('a key signs twice');
  }
  return { text, signatures };
}

function parseSignature(line: string): NoteSignature {
  if (line.length > MAX_LINE || !line.startsWith(MARK)) {
    throw malformed('a signature line begins with an em dash and a space');
  }
  const space = line.indexOf(' ', MARK.length);
  if (space < 0) {
    throw malformed('a signature line has a name and a signature');
  }
  const name = line.slice(MARK.length, space);
  if (!NAME.test(name)) {
    throw malformed("a signer's name is printable ASCII without space and plus");
  }
  const text = line.slice(space + 1);
  const content = fromBase64(text);
  if (content === undefined || content.length <= KEY_ID || base64(content) !== text) {
    throw malformed(`the signature of ${name} is not in the one form of base64, or too short`);
  }
  return { name, keyId: hex(content.subarray(0, KEY_ID)), payload: content.slice(KEY_ID) };
}

function malformed(sentence: string): Refusal {
  return new Refusal('SCHEMA_INVALID', `the note is malformed: ${sentence}`);
}
