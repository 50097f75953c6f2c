// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { gateway } from '../gateway/client';
import { bytes } from '../gateway/problem';
import { keep, kept } from '../kept/kept';
import { whenIdle } from '../report/whenIdle';
import { utf8 } from '../verifier/code/bytes';
import { warmUpSteps } from '../verifier/crypto/warmUp';
import { Refusal } from '../verifier/error/refusal';
import { parseTrustRoot, type TrustRoot } from '../verifier/trust/trustRoot';
import { AnswerVerifier } from '../verifier/verify/answerVerifier';
import { EvidenceVerifier } from '../verifier/verify/evidenceVerifier';

const KEPT = 'jianzheng.trust';

/** By what proofs are verified here. */
export interface Trust {
  readonly root: TrustRoot;
  /** Whether the visitor brought it; else it is the one of the gateway whose proofs are verified. */
  readonly isOwn: boolean;
  /** Whether the gateway counts by another one. */
  readonly differs: boolean;
  readonly bundles: EvidenceVerifier;
  readonly answers: AnswerVerifier;
}

interface TrustState {
  readonly trust?: Trust;
  readonly failure?: unknown;
  /** Uses the visitor's own trust root from now on; refuses what is none. */
  choose(text: string): void;
  /** Goes back to the gateway's. */
  forget(): void;
}

const TrustContext = createContext<TrustState | undefined>(undefined);

/** What the visitor brought at an earlier visit; what an older release kept and this one cannot read is as if it were not there. */
function brought(): TrustRoot | undefined {
  const text = kept(KEPT);
  try {
    return text === undefined ? undefined : parseTrustRoot(utf8(text));
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      return undefined;
    }
    throw refusal;
  }
}

function trustBy(root: TrustRoot, isOwn: boolean, differs: boolean): Trust {
  return { root, isOwn, differs, bundles: new EvidenceVerifier(root), answers: new AnswerVerifier(root) };
}

/** Lets everything below verify by one trust root. */
export function TrustProvider({ children }: { children: ReactNode }) {
  const [own, setOwn] = useState(brought);
  useEffect(() => whenIdle(warmUpSteps()), []);
  const { data: given, error } = useQuery({
    queryKey: ['trust'],
    queryFn: async () => parseTrustRoot(await bytes(gateway.GET('/api/v1/trust', { parseAs: 'arrayBuffer' }))),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const state = useMemo<TrustState>(() => {
    const root = own ?? given;
    const differs = own !== undefined && given !== undefined && own.fingerprint !== given.fingerprint;
    return {
      ...(root === undefined ? {} : { trust: trustBy(root, own !== undefined, differs) }),
      failure: error ?? undefined,
      choose: (text) => {
        setOwn(parseTrustRoot(utf8(text)));
        keep(KEPT, text);
      },
      forget: () => {
        keep(KEPT, undefined);
        setOwn(undefined);
      },
    };
  }, [own, given, error]);
  return <TrustContext.Provider value={state}>{children}</TrustContext.Provider>;
}

/** By what proofs are verified here, and how to change it. */
export function useTrust(): TrustState {
  const state = useContext(TrustContext);
  if (state === undefined) {
    throw new Error('nothing is verified outside of a TrustProvider');
  }
  return state;
}
