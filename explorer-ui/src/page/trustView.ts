// SPDX-License-Identifier: Apache-2.0
import { element } from '../report/dom';
import { type Language, REPORT_TEXTS } from '../report/texts';
import type { Trust } from './session';
import { REFUSALS, TEXTS } from './texts';

/** Which trust root is used, so that it can be compared by eye. */
export function trustView(trust: Trust, language: Language): HTMLElement {
  switch (trust.kind) {
    case 'none':
      return element('p', { class: 'waiting' }, TEXTS.trustNone[language]);
    case 'refused': {
      const { code, sentence } = trust.refusal;
      const reason = `${REFUSALS[code][language]} [${code}] ${sentence}`;
      return element(
        'p',
        { class: 'problem', role: 'alert' },
        `${trust.name}　${TEXTS.trustRefused[language]}${REPORT_TEXTS.colon[language]}${reason}`,
      );
    }
    case 'taken': {
      const { root, name } = trust;
      const source = name === undefined ? TEXTS.trustBuiltIn[language] : `${TEXTS.trustFromFile[language]}　${name}`;
      const groups = root.quorum.groups.map((group) => `${group.name} ${group.threshold}`).join(', ');
      const cosigners = root.cosigners.map(({ organisation, kind }) => `${organisation} (${kind})`).join(', ');
      const quorum = `${root.quorum.threshold} / ${root.cosigners.length}${groups === '' ? '' : ` + ${groups}`}`;
      const facts: [string, string][] = [
        [TEXTS.trustSource[language], source],
        [TEXTS.fingerprint[language], root.fingerprint],
        [TEXTS.log[language], root.origin],
        [TEXTS.version[language], String(root.version)],
        [TEXTS.cosigners[language], cosigners],
        [TEXTS.quorum[language], quorum],
      ];
      const rows = facts.flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value)]);
      return element('div', {}, element('h3', {}, TEXTS.trustUsed[language]), element('dl', {}, ...rows));
    }
  }
}
