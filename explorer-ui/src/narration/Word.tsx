// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../language/language';
import type { Bilingual } from '../verifier/verify/catalogue';

/** A code in words; a code that has none stays as it is. */
export function Word({ words, code }: { words: Readonly<Record<string, Bilingual>>; code: string }) {
  const { say } = useSpeech();
  const known = words[code];
  return known === undefined ? <code>{code}</code> : say(known);
}
