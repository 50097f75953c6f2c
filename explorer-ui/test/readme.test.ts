// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { utf8 } from '../src/verifier/code/bytes';
import { dualDigest } from '../src/verifier/crypto/dualDigest';
import { parseTrustRoot } from '../src/verifier/trust/trustRoot';
import { VERDICTS } from '../src/verifier/verify/catalogue';
import { EvidenceVerifier } from '../src/verifier/verify/evidenceVerifier';
import { failureOf, type VerificationReport } from '../src/verifier/verify/report';
import { caseFile } from './cases';

it('runs the example of the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```ts\n([^`]*)```/.exec(readme)?.[1] ?? '';
  const names = {
    EvidenceVerifier,
    VERDICTS,
    dualDigest,
    failureOf,
    parseTrustRoot,
    trustBytes: caseFile('verifier/trust.json'),
    bundleBytes: caseFile('verifier/a-captured-file.evb'),
    fileBytes: utf8('见证录音 recording'),
  };
  const run = new Function(...Object.keys(names), `${example}\nreturn report;`);
  const report = run(...Object.values(names)) as VerificationReport;

  expect(report.verdict).toBe('MATCHES');
  expect(report.gaps).toEqual([]);
});
