// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { utf8 } from '../src/verifier/code/bytes';
import { Refusal } from '../src/verifier/error/refusal';
import { batchRegistration } from '../src/verifier/evidence/batchRegistration';
import { captureStatement } from '../src/verifier/evidence/captureStatement';
import { erasureOf } from '../src/verifier/evidence/erasure';
import { fileRegistration } from '../src/verifier/evidence/fileRegistration';
import { parseCanonical } from '../src/verifier/json/canonicalJson';
import { asObject, type JsonObject } from '../src/verifier/json/values';
import * as packageCatalogue from '../src/verifier/packages/packageCatalogue';
import { parseEnvelope } from '../src/verifier/record/envelope';
import { keyRegistration } from '../src/verifier/registry/keyRegistration';
import { organisation } from '../src/verifier/registry/organisation';
import { parseTrustRoot } from '../src/verifier/trust/trustRoot';
import * as catalogue from '../src/verifier/verify/catalogue';
import { caseFile, caseJson, caseLines, type Splice, spliced } from './cases';
import { brief, codes, type Judge, type Vector, VectorFolder } from './vectors';

const folder = new VectorFolder((name) => caseFile(`verifier/${name}`));

interface Brief {
  readonly name: string;
  readonly bundle: string;
  readonly splice: Splice;
  readonly trust: string;
  readonly expected: string;
}

interface Flips {
  readonly bundle: string;
  readonly trust: string;
  readonly every: number;
  readonly results: readonly (number | string)[];
}

interface Coded {
  readonly name: string;
  readonly base?: string;
  readonly splice?: Splice;
  readonly expected: string;
}

function flipped(by: Judge, name: string, base: Uint8Array, every: number): (number | string)[] {
  const results: (number | string)[] = [];
  const changed = base.slice();
  let last = '';
  let count = 0;
  for (let i = 0; i < changed.length; i += every) {
    changed[i] = (base[i] as number) ^ (1 << (i & 7));
    const said = brief(by(name, changed));
    changed[i] = base[i] as number;
    if (count > 0 && said !== last) {
      results.push(count, last);
      count = 0;
    }
    last = said;
    count++;
  }
  return [...results, count, last];
}

function codeOf(action: () => unknown): string {
  try {
    action();
    return 'OK';
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      return refusal.code;
    }
    throw refusal;
  }
}

function readRecord(bytes: Uint8Array): void {
  const record = parseEnvelope(asObject(parseCanonical(bytes)));
  if (record.body === undefined) {
    return;
  }
  const readers: Record<string, (body: JsonObject) => unknown> = {
    'registry.key': keyRegistration,
    'registry.organisation': organisation,
    'evidence.file': fileRegistration,
    'evidence.capture': captureStatement,
    'evidence.erasure': erasureOf,
    'evidence.batch': batchRegistration,
  };
  readers[record.type.wireName]?.(record.body);
}

describe('the verifier says what the Java verifier says', () => {
  it.each(['vectors', 'parts', 'bids'].flatMap((name) => caseLines<Vector>(`verifier/${name}.ndjson`)))(
    '$name',
    (vector) => {
      expect(codes(folder.verified(vector))).toEqual(vector.expected);
    },
  );

  it('of every member, element and value that is changed', () => {
    const mutants = ['mutants', 'part-mutants'].flatMap((name) => caseLines<Brief>(`verifier/${name}.ndjson`));
    const said = mutants.map((one) => ({
      ...one,
      expected: brief(folder.judge(one.trust)(one.bundle, spliced(folder.file(one.bundle), one.splice))),
    }));

    expect(said.filter((one, index) => one.expected !== mutants[index]?.expected)).toEqual([]);
    expect(mutants.length).toBeGreaterThan(500);
  });

  it.each(caseLines<Flips>('verifier/flips.ndjson'))(
    'of every changed bit of $bundle',
    ({ bundle, trust, every, results }) => {
      expect(flipped(folder.judge(trust), bundle, folder.file(bundle), every)).toEqual(results);
    },
  );

  it('of records, read and refused by the same codes', () => {
    let base: Uint8Array = new Uint8Array();
    const others: string[] = [];
    for (const { name, base: whole, splice, expected } of caseLines<Coded>('verifier/records.ndjson')) {
      base = whole === undefined ? base : utf8(whole);
      const given = codeOf(() => readRecord(spliced(base, splice)));
      if (given !== expected) {
        others.push(`${name}: expected ${expected}, given ${given}`);
      }
    }

    expect(others).toEqual([]);
  });

  it('of trust roots, taken and refused by the same codes', () => {
    const others = caseLines<Coded>('verifier/trust.ndjson')
      .map((one) => ({ ...one, given: codeOf(() => parseTrustRoot(spliced(folder.file('trust.json'), one.splice))) }))
      .filter(({ given, expected }) => given !== expected);

    expect(others).toEqual([]);
  });

  it('of hostile JSON, read and refused by the same codes', () => {
    const others = caseLines<Coded>('verifier/json.ndjson')
      .map((one) => ({
        ...one,
        given: codeOf(() => parseCanonical(spliced(new Uint8Array(), one.splice), 1 << 16)),
      }))
      .filter(({ given, expected }) => given !== expected);

    expect(others).toEqual([]);
  });

  it('in the same words', () => {
    const { VERDICTS, STEPS, OUTCOMES, RULES, GAPS, LIMITS } = catalogue;
    const { PACKAGE_ANSWERS, PACKAGE_RULES, PRE_CHAIN, PLATFORM, TIME, FACTORS, STANDINGS, WITHHELD } =
      packageCatalogue;
    expect({
      ...{ VERDICTS, STEPS, OUTCOMES, RULES, GAPS, LIMITS },
      ...{ PACKAGE_ANSWERS, PACKAGE_RULES, PRE_CHAIN, PLATFORM, TIME, FACTORS, STANDINGS, WITHHELD },
    }).toEqual(caseJson('verifier/catalogue.json'));
  });
});
