// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { hex } from '../src/verifier/code/bytes';
import { hash } from '../src/verifier/crypto/hashSuite';
import type { ByteSource } from '../src/verifier/packages/byteSource';
import { Crc32 } from '../src/verifier/packages/crc32';
import { custodyTableBytes } from '../src/verifier/packages/custodyTable';
import { isPlainMatch, type PackageReport } from '../src/verifier/packages/packageReport';
import { PackageVerifier } from '../src/verifier/packages/packageVerifier';
import { provenanceSheetBytes } from '../src/verifier/packages/provenanceSheet';
import { parseTrustRoot } from '../src/verifier/trust/trustRoot';
import { failureOf, type VerificationReport } from '../src/verifier/verify/report';
import { caseFile, caseJson, caseLines, type Splice, spliced } from './cases';
import { type Change, packed, source } from './packages';

interface Expected {
  readonly verdict: string;
  readonly preChain: string;
  readonly platform: string;
  readonly time: string;
}

interface Vector {
  readonly name: string;
  readonly base: string;
  readonly members?: readonly Change[];
  readonly container?: Splice;
  readonly trust: string;
  readonly row?: number;
  readonly expected: Expected;
}

interface Mutant {
  readonly name: string;
  readonly base: string;
  readonly splice: Splice;
  readonly trust: string;
  readonly findings: readonly string[];
}

interface Flips {
  readonly base: string;
  readonly trust: string;
  readonly every: number;
  readonly results: readonly (number | string)[];
}

interface CourtCase {
  readonly then: { readonly steps: readonly (Expected & { readonly n: number })[] };
}

const vectors = caseLines<Vector>('verifier/packages/vectors.ndjson');
const verifiers = new Map<string, PackageVerifier>();

function verify(bytes: Uint8Array, trust: string): Promise<PackageReport> {
  const verifier = verifiers.get(trust) ?? new PackageVerifier(parseTrustRoot(caseFile(trust)));
  verifiers.set(trust, verifier);
  return verifier.verify(source(bytes));
}

async function bytesOf({ base, members, container }: Vector): Promise<Uint8Array> {
  const whole = caseFile(base);
  return spliced(members === undefined ? whole : await packed(whole, members), container);
}

function said(report: Pick<VerificationReport, 'verdict' | 'gaps' | 'steps'>): string {
  const failed = failureOf(report);
  return failed === undefined
    ? `${report.verdict} [${[...report.gaps].sort().join(', ')}]`
    : `${report.verdict} ${failed.name} ${failed.findings[0]?.rule}`;
}

function findings(report: PackageReport): string[] {
  return report.findings.map(({ rule, demanded, given }) => `${rule}: ${demanded} | ${given}`);
}

function codes(report: PackageReport): unknown {
  const { verdict, preChain, platform, time, withheld, bundles, answers, custody, provenance } = report;
  const isRefused = bundles.length === 0 && answers.length === 0;
  const sha256 = (bytes: Uint8Array): string => hex(hash('SHA-256', bytes));
  return {
    verdict,
    preChain,
    platform,
    time,
    plain: isPlainMatch(report),
    findings: findings(report),
    withheld: withheld.map(({ record, reason }) => `${record} ${reason}`),
    bundles: bundles.map((bundle) => `${bundle.name} ${bundle.original ?? '-'}: ${said(bundle.report)}`),
    answers: answers.map(({ name, role, report: of, found }) => `${name} ${role}: ${said(of)} ${found?.count ?? 0}`),
    ...(isRefused
      ? {}
      : { custody: sha256(custodyTableBytes(custody)), provenance: sha256(provenanceSheetBytes(provenance)) }),
  };
}

function brief(report: PackageReport): string {
  const rules = report.findings.map(({ rule }) => rule).join(', ');
  return `${report.verdict}${isPlainMatch(report) ? ' plain' : ''} [${rules}]`;
}

describe('a package is what the Java verifier says it is', () => {
  it.each(vectors)('$name', async (vector) => {
    expect(codes(await verify(await bytesOf(vector), vector.trust))).toEqual(vector.expected);
  });

  it('where any member or value of its manifest is changed', async () => {
    const mutants = caseLines<Mutant>('verifier/packages/mutants.ndjson');
    const others: string[] = [];
    for (const { name, base, splice, trust, findings: expected } of mutants) {
      const changed = await packed(caseFile(base), [{ member: 'manifest.json', splice }]);
      const given = findings(await verify(changed, trust));
      if (given.join() !== expected.join()) {
        others.push(`${name}: expected ${expected}, given ${given}`);
      }
    }

    expect(others).toEqual([]);
    expect(mutants.length).toBeGreaterThan(100);
  });

  it.each(caseLines<Flips>('verifier/packages/flips.ndjson'))(
    'where any byte of $base is changed, which never matches plainly',
    async ({ base, trust, every, results }) => {
      const changed = caseFile(base);
      const given: (number | string)[] = [];
      for (let i = 0; i < changed.length; i += every) {
        const octet = changed[i] as number;
        changed[i] = octet ^ (1 << (i & 7));
        const now = brief(await verify(changed, trust));
        changed[i] = octet;
        if (given.at(-1) === now) {
          given.push((given.splice(-2, 2)[0] as number) + 1, now);
        } else {
          given.push(1, now);
        }
      }

      expect(given).toEqual(results);
      expect(given.join()).not.toContain('plain');
    },
  );
});

describe('case F', () => {
  it('has all its rows among the vectors, with the verdicts of the table', () => {
    const rows = caseJson<CourtCase>('cases/court-package.json').then.steps;
    const expected = new Map(vectors.map(({ row, expected: said }) => [row, said]));

    expect(rows).toHaveLength(21);
    for (const { n, verdict, preChain, platform, time } of rows) {
      expect(expected.get(n), `row ${n}`).toMatchObject({ verdict, preChain, platform, time });
    }
  });
});

describe('a package', () => {
  it('tells how far its verification is, and reads large members in pieces', async () => {
    const bytes = await packed(caseFile('verifier/packages/court.zip'), [
      { member: 'originals/recording.txt', splice: { at: 0, take: 0, put: 'AA==', times: 9 << 20 } },
    ]);
    const asked: number[] = [];
    const heard: number[] = [];
    const reads = source(bytes);
    const watched: ByteSource = {
      size: reads.size,
      bytes: (from, to) => {
        asked.push(to - from);
        return reads.bytes(from, to);
      },
    };
    const verifier = new PackageVerifier(parseTrustRoot(caseFile('verifier/packages/trust.json')));
    const report = await verifier.verify(watched, (done) => heard.push(done));

    expect(report.verdict).toBe('DIFFERS');
    expect(Math.max(...asked)).toBeLessThanOrEqual(4 << 20);
    expect(heard).toEqual([...heard].sort((left, right) => left - right));
    expect(heard.at(-1)).toBeGreaterThan(9 << 20);
  });

  it('that cannot be read leaves no verdict', async () => {
    const bytes = caseFile('verifier/packages/court.zip');
    const broken: ByteSource = {
      size: bytes.length,
      bytes: async (from, to) => {
        if (to > 10_000) {
          throw new Error('the disk is gone');
        }
        return bytes.slice(from, to);
      },
    };
    const verifier = new PackageVerifier(parseTrustRoot(caseFile('verifier/packages/trust.json')));
    await expect(verifier.verify(broken)).rejects.toThrow('the disk is gone');
  });
});

it('sums up as the format says', () => {
  const crc = new Crc32();
  crc.update(new TextEncoder().encode('1234'));
  crc.update(new TextEncoder().encode('56789'));
  expect(crc.value()).toBe(0xcbf43926);
});
