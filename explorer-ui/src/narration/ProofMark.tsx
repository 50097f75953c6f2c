// SPDX-License-Identifier: Apache-2.0
import { Tag } from 'antd';
import { useSpeech } from '../language/language';
import { TEXTS } from '../language/texts';

/**
 * What the proof says of something that is shown: it holds it; it ends before it; it should hold it and does not; or there is no proof.
 */
export type Mark = 'proven' | 'later' | 'unproven' | 'unchecked';

const MARKS: Record<Mark, { readonly sign: string; readonly colour: string; readonly text: keyof typeof TEXTS }> = {
  proven: { sign: '✓', colour: 'success', text: 'markProven' },
  later: { sign: '…', colour: 'default', text: 'markLater' },
  unproven: { sign: '✗', colour: 'error', text: 'markUnproven' },
  unchecked: { sign: '–', colour: 'warning', text: 'markUnchecked' },
};

/** A mark that this page has computed, in words. */
export function ProofMark({ mark }: { mark: Mark }) {
  const { say } = useSpeech();
  const { sign, colour, text } = MARKS[mark];
  return (
    <Tag color={colour}>
      <span aria-hidden="true">{sign} </span>
      {say(TEXTS[text])}
    </Tag>
  );
}
