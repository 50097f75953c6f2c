// SPDX-License-Identifier: Apache-2.0
import { ORGANISATION_KINDS } from '../narration/words';
import { element } from '../report/dom';
import { type Language, REPORT_TEXTS } from '../report/texts';
import type { TrustRoot } from '../verifier/trust/trustRoot';
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
      const cosigners = root.cosigners
        .map(({ organisation, kind }) => `${organisation} (${ORGANISATION_KINDS[kind]?.[language] ?? kind})`)
        .join(', ');
      const facts: [string, string][] = [
        [TEXTS.trustSource[language], source],
        [TEXTS.fingerprint[language], root.fingerprint],
        [TEXTS.log[language], root.origin],
        [TEXTS.version[language], String(root.version)],
        [TEXTS.cosigners[language], cosigners],
        [TEXTS.quorum[language], quorumView(root, language)],
      ];
      const rows = facts.flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value)]);
      return element('div', {}, element('h3', {}, TEXTS.trustUsed[language]), element('dl', {}, ...rows));
    }
  }
}

function quorumView(root: TrustRoot, language: Language): string {
  const needs = TEXTS.quorumNeeds[language]
    .replace('{all}', String(root.cosigners.length))
    .replace('{threshold}', String(root.quorum.threshold));
  const groups = root.quorum.groups.map(({ members, threshold }) =>
    TEXTS.groupNeeds[language].replace('{members}', members.join(', ')).replace('{threshold}', String(threshold)),
  );
  return [needs, ...groups].join('');
}
