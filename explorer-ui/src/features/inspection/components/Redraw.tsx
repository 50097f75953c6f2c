// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { useMemo } from 'react';
import { useSpeech } from '../../../language/language';
import { type RecordJson, texts } from '../../../narration/recordJson';
import { Word } from '../../../narration/Word';
import { redrawn } from '../redraw';
import { CHECKS, INSPECTION_TEXTS } from '../texts';

/** Draws again from proved records, and says of each thing whether it holds. */
export function Redraw({ plan, draw }: { plan: RecordJson; draw: RecordJson }) {
  const { say } = useSpeech();
  const checks = useMemo(() => redrawn(plan, draw), [plan, draw]);
  const isRight = checks.every(({ holds }) => holds);
  return (
    <>
      <Alert
        role="status"
        type={isRight ? 'success' : 'error'}
        showIcon
        title={say(isRight ? INSPECTION_TEXTS.redrawGood : INSPECTION_TEXTS.redrawBad)}
      />
      <ul className="steps">
        {checks.map(({ name, holds }) => (
          <li key={name} className={holds ? 'ok' : 'failed'}>
            <span className="mark" aria-hidden="true">
              {holds ? '✓' : '✗'}
            </span>{' '}
            <Word words={CHECKS} code={name} />{' '}
            <span className="outcome">{say(holds ? INSPECTION_TEXTS.holds : INSPECTION_TEXTS.fails)}</span>
          </li>
        ))}
      </ul>
      <h3>{say(INSPECTION_TEXTS.drawnHeading)}</h3>
      <ol className="codes">
        {texts(draw.body, 'drawn').map((lot) => (
          <li key={lot}>
            <code>{lot}</code>
          </li>
        ))}
      </ol>
    </>
  );
}
