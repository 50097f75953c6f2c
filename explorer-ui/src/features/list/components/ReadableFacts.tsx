// SPDX-License-Identifier: Apache-2.0
import { Fragment } from 'react';
import { useSpeech } from '../../../language/language';
import { type Mark, ProofMark } from '../../../narration/ProofMark';
import type { Readable } from '../list';
import { LIST_TEXTS } from '../texts';

const SHOWN = ['name', 'reason', 'document', 'role', 'restriction'] as const;

/** What people read of an entry, and whether it is what the ledger states. */
export function ReadableFacts({ part, mark }: { part: Readable; mark: Mark }) {
  const { say } = useSpeech();
  return (
    <>
      <ProofMark mark={mark} />
      <dl>
        {SHOWN.filter((name) => part[name] !== '').map((name) => (
          <Fragment key={name}>
            <dt>{say(LIST_TEXTS[name])}</dt>
            <dd>{part[name]}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}
