// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const sources = fileURLToPath(new URL('../src/', import.meta.url));
const names = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));

/** What each file imports from this module, as paths under `src`. */
const imports = names.flatMap((name) =>
  [...readFileSync(join(sources, name), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) => ({
    name,
    path: relative(sources, join(sources, dirname(name), match[1] as string)),
  })),
);

const from = (folder: string) => imports.filter(({ name }) => name.startsWith(`${folder}/`));
const into = (folder: string) => (edge: { path: string }) => edge.path.startsWith(`${folder}/`);

it('lets no capability import another', () => {
  const crossing = from('features').filter(
    ({ name, path }) => path.startsWith('features/') && path.split('/')[1] !== name.split('/')[1],
  );
  expect(crossing).toEqual([]);
});

it('lets only routes put capabilities together', () => {
  const outside = imports.filter(
    ({ name, path }) =>
      path.startsWith('features/') && !name.startsWith('features/') && !name.startsWith('app/routes/'),
  );
  expect(outside).toEqual([]);
});

it('keeps the verifier free of pages, and the page that works off line free of the explorer', () => {
  expect(from('verifier').filter(({ path }) => !path.startsWith('verifier/'))).toEqual([]);
  const allowed = ['page', 'report', 'hashing', 'verifier'];
  const isAllowed = (edge: { path: string }) =>
    edge.path === 'narration/words' || allowed.some((folder) => into(folder)(edge));
  expect(from('page').filter((edge) => !isAllowed(edge))).toEqual([]);
  const frameworks = names
    .filter((name) => /^(page|verifier)\//.test(name))
    .filter((name) => /from '(react|antd)/.test(readFileSync(join(sources, name), 'utf8')));
  expect(frameworks).toEqual([]);
});

it('has no file that only hands on what others export', () => {
  expect(names.filter((name) => /(^|\/)index\.tsx?$/.test(name))).toEqual([]);
});

it('would see an import across capabilities', () => {
  expect(imports.length).toBeGreaterThan(100);
  expect(from('features').some(into('verifier'))).toBe(true);
});
