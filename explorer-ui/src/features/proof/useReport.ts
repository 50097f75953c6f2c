// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useTrust } from '../../trust/trust';
import type { OriginalFile } from '../../verifier/verify/evidenceVerifier';
import type { VerificationReport } from '../../verifier/verify/report';

/** What this page computes of a bundle, with the visitor's file if there is one; nothing while something is missing. */
export function useBundleReport(bundle?: Uint8Array, original?: OriginalFile): VerificationReport | undefined {
  const { trust } = useTrust();
  return useMemo(
    () => (bundle === undefined ? undefined : trust?.bundles.verify(bundle, original)),
    [trust, bundle, original],
  );
}

/** The same of all parts of an answer from the index. */
export function useAnswerReport(
  parts?: readonly Uint8Array[],
  original?: OriginalFile,
): VerificationReport | undefined {
  const { trust } = useTrust();
  return useMemo(
    () => (parts === undefined ? undefined : trust?.answers.verifyTogether(parts, original)),
    [trust, parts, original],
  );
}
