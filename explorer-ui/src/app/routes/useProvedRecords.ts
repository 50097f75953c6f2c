// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useAnswer } from '../../features/index/api/answer';
import { useBundle } from '../../features/proof/api/bundle';
import { useAnswerReport, useBundleReport } from '../../features/proof/useReport';
import { type RecordJson, recordJson } from '../../narration/recordJson';
import { parseBundle } from '../../verifier/bundle/evidenceBundle';
import type { IndexName } from '../../verifier/index/indexKey';
import type { VerificationReport } from '../../verifier/verify/report';

/** What is proved of a matter that a record began. */
export interface ProvedRecords {
  /** The record that began it and all that refer to it, in log order; undefined unless all of that is proved. */
  readonly records?: readonly RecordJson[];
  readonly report?: VerificationReport;
  readonly parts?: readonly Uint8Array[];
  /** Why the gateway gives no proof; null if it gives one. */
  readonly error: unknown;
  readonly isPending: boolean;
  again(): void;
}

/**
 * Proves a matter: the record that began it, and all records that refer to it.
 *
 * @param name the index in which these stand
 * @param begun the record that began it, `rec:…`
 */
export function useProvedRecords(name: IndexName, begun: string): ProvedRecords {
  const answer = useAnswer(name, begun);
  const report = useAnswerReport(answer.parts);
  const { data: bundle, isPending } = useBundle(begun.replace(/^rec:/, ''));
  const first = useBundleReport(bundle);
  const records = useMemo(() => {
    if (bundle === undefined || first?.verdict !== 'MATCHES' || report?.answer === undefined) {
      return undefined;
    }
    const texts = [parseBundle(bundle).proved.entry, ...report.answer.entries].map(({ record }) => record.toString());
    return texts.map((text) => recordJson(JSON.parse(text)));
  }, [bundle, first, report]);
  return {
    ...(records === undefined ? {} : { records }),
    ...(report === undefined ? {} : { report }),
    ...(answer.parts === undefined ? {} : { parts: answer.parts }),
    error: answer.error,
    again: () => void answer.refetch(),
    isPending: (answer.parts === undefined && answer.error === null) || isPending,
  };
}
