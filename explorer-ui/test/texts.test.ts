// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import openapi from '../../gateway/server/openapi.json' with { type: 'json' };
import * as alert from '../src/features/alert/texts';
import * as bid from '../src/features/bid/texts';
import * as casework from '../src/features/casework/texts';
import * as credit from '../src/features/credit/texts';
import * as inspection from '../src/features/inspection/texts';
import * as list from '../src/features/list/texts';
import * as sanction from '../src/features/sanction/texts';
import * as year from '../src/features/year/texts';
import { filled } from '../src/language/filled';
import { TEXTS } from '../src/language/texts';
import * as words from '../src/narration/words';
import { REPORT_TEXTS } from '../src/report/texts';
import * as signIn from '../src/signIn/texts';
import type { Bilingual } from '../src/verifier/verify/catalogue';

const sources = fileURLToPath(new URL('../src/', import.meta.url));
const CHINESE = /\p{Script=Han}/u;
const WORDS = /[\p{L}]{2,}/u;
const SHOWN = ['title', 'label', 'placeholder', 'alt', 'description', 'aria-label', 'message', 'content'];
const catalogues: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  TEXTS,
  REPORT_TEXTS,
  ...words,
  ...alert,
  ...bid,
  ...casework,
  ...inspection,
  ...credit,
  ...list,
  ...year,
  ...sanction,
  ...signIn,
};

/** All files of the explorer that may show something. */
function files(folder: string): string[] {
  return readdirSync(join(sources, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(texts|words)\.ts$/.test(name))
    .map((name) => join(folder, name));
}

/** Texts that stand in a program instead of a catalogue. */
function hardCoded(name: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && WORDS.test(node.text)) {
      found.push(node.text.trim());
    } else if (ts.isStringLiteralLike(node) && CHINESE.test(node.text) && !isOfBilingual(node)) {
      found.push(node.text);
    } else if (
      ts.isJsxAttribute(node) &&
      SHOWN.includes(node.name.getText()) &&
      node.initializer !== undefined &&
      ts.isStringLiteral(node.initializer)
    ) {
      found.push(node.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

/** Whether a literal is the `zh` of a text that has an `en` beside it. */
function isOfBilingual(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isPropertyAssignment(parent) && parent.name.getText() === 'zh' && /\ben:/.test(parent.parent.getText());
}

it.each(Object.entries(catalogues))('%s says everything in both languages, with the same places', (_, catalogue) => {
  for (const [key, { zh, en }] of Object.entries(catalogue)) {
    expect(zh.trim(), key).not.toBe('');
    expect(en.trim(), key).not.toBe('');
    if (key !== 'other') {
      expect(CHINESE.test(en), `${key} in English`).toBe(false);
      expect(CHINESE.test(zh) || !/[a-z]/.test(zh.replace(/\{\w+\}/g, '')), `${key} in Chinese`).toBe(true);
    }
    const places = (text: string): string[] => [...(text.match(/\{\w+\}/g) ?? [])].sort();
    expect(places(zh), key).toEqual(places(en));
  }
});

it('shows no text that stands in no catalogue', () => {
  const found = ['app', 'features', 'gateway', 'hashing', 'kept', 'language', 'narration', 'signIn', 'trust', 'report']
    .flatMap(files)
    .flatMap((name) => hardCoded(name, readFileSync(join(sources, name), 'utf8')).map((text) => `${name}: ${text}`));
  expect(found).toEqual([]);
});

it('would find such a text', () => {
  const program = `const a = <p title="Hello">Hello there {x} 你好</p>; const b = '你好'; const c = { zh: '好', en: 'ok' };`;
  expect(hardCoded('a.tsx', program)).toEqual(['Hello', 'Hello there', '你好', '你好']);
});

const OWN = Object.keys(catalogues).filter(
  (name) => name === 'TEXTS' || (name.endsWith('_TEXTS') && name !== 'REPORT_TEXTS'),
);

it.each(OWN)('uses every text of %s', (name) => {
  const all = ['app', 'features', 'gateway', 'hashing', 'language', 'narration', 'signIn', 'trust']
    .flatMap(files)
    .map((file) => readFileSync(join(sources, file), 'utf8'))
    .join('\n');
  const unused = Object.keys(catalogues[name] ?? {}).filter(
    (key) => !all.includes(`${name}.${key}`) && !all.includes(`'${key}'`),
  );
  expect(unused).toEqual([]);
});

it('knows the catalogue of every capability', () => {
  const written = readdirSync(join(sources, 'features'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('/texts.ts'))
    .flatMap((name) => [...readFileSync(join(sources, 'features', name), 'utf8').matchAll(/^export const (\w+)/gm)]);
  expect(written.map((match) => match[1]).filter((name) => !Object.hasOwn(catalogues, name ?? ''))).toEqual([]);
});

it('fills places, and leaves those that nothing fills', () => {
  expect(filled('{a} of {b}', { a: 1 })).toBe('1 of {b}');
});

const { Cell, KnownCaller } = openapi.components.schemas;

it.each([
  ['party', signIn.PARTIES, KnownCaller.properties.party.enum],
  ['action', signIn.ACTIONS, Cell.properties.action.enum],
])('has words for every %s that a gateway may name', (_, words, codes) => {
  expect(codes.filter((code) => !Object.hasOwn(words, code))).toEqual([]);
});
