// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { parseBundle } from '../verifier/bundle/evidenceBundle';
import type { VerificationReport } from '../verifier/verify/report';
import { type RecordJson, recordJson } from './recordJson';

/** The record of a bundle, if that verified without anything missing; undefined otherwise. */
export function useProvedRecord(
  bundle: Uint8Array | undefined,
  report: VerificationReport | undefined,
): RecordJson | undefined {
  return useMemo(
    () =>
      bundle === undefined || report?.verdict !== 'MATCHES'
        ? undefined
        : recordJson(JSON.parse(parseBundle(bundle).proved.entry.record.toString())),
    [bundle, report],
  );
}
