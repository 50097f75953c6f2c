// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Progress } from 'antd';
import { useSpeech } from '../language/language';
import { TEXTS } from '../language/texts';
import type { HashingState } from './useHashing';

const HUNDRED = 100;

/** Says how far the hashing of a file is. */
export function HashingNotice({ state, cancel }: { state: HashingState; cancel: () => void }) {
  const { say } = useSpeech();
  switch (state.kind) {
    case 'idle':
      return null;
    case 'failed':
      return <Alert type="error" showIcon title={say(TEXTS.hashFailed)} description={state.name} />;
    case 'hashing': {
      const label = say(TEXTS.hashing, { name: state.name });
      return (
        <div className="hashing" role="status">
          <span>{label}</span>
          <Progress percent={Math.floor(state.part * HUNDRED)} aria-label={label} />
          <Button onClick={cancel}>{say(TEXTS.cancel)}</Button>
        </div>
      );
    }
  }
}
