// SPDX-License-Identifier: Apache-2.0

import { element } from '../report/dom';
import type { Language } from '../report/texts';
import type { Bilingual } from '../verifier/verify/catalogue';
import type { Original, Session } from './session';
import { TEXTS } from './texts';

/** The original files with how far each is hashed. */
export function originalsView(session: Session, language: Language): HTMLElement | undefined {
  if (session.originals.length === 0) {
    return undefined;
  }
  const items = session.originals.map((original) => {
    const belongs = session.bundleOf(original)?.name;
    return element(
      'li',
      {},
      `${original.name}　`,
      stateView(original, belongs, (text) => text[language]),
    );
  });
  const heading = element('h3', {}, TEXTS.originalsHeading[language]);
  return element('section', {}, heading, element('ul', { class: 'originals' }, ...items));
}

function stateView(original: Original, belongs: string | undefined, say: (text: Bilingual) => string): HTMLElement {
  switch (original.state) {
    case 'hashing': {
      const label = `${say(TEXTS.hashing)} ${original.name}`;
      const max = String(Math.max(1, original.size));
      const bar = element('progress', { max, value: String(original.hashed), 'aria-label': label });
      const cancel = element('button', { type: 'button' }, `${say(TEXTS.cancel)} ${original.name}`);
      cancel.addEventListener('click', () => original.cancel());
      return element('span', {}, bar, ' ', cancel);
    }
    case 'cancelled':
      return element('span', { class: 'problem' }, say(TEXTS.cancelled));
    case 'unreadable':
      return element('span', { class: 'problem', role: 'alert' }, say(TEXTS.unreadable));
    case 'hashed': {
      const place = belongs === undefined ? say(TEXTS.unmatched) : `${say(TEXTS.belongs)} ${belongs}`;
      const digests = original.content?.digests;
      const values = `${original.size} ${say(TEXTS.bytes)}, SHA-256 ${digests?.sha256}, SM3 ${digests?.sm3}`;
      return element('span', {}, place, element('br'), element('code', {}, values));
    }
  }
}
