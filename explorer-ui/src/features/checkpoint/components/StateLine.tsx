// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { ProblemNotice } from '../../../gateway/ProblemNotice';
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import { useHealth } from '../api/checkpoint';

const STATES: Readonly<
  Record<string, { readonly type: 'success' | 'warning' | 'error'; readonly text: keyof typeof TEXTS }>
> = {
  UP: { type: 'success', text: 'stateUp' },
  DEGRADED: { type: 'warning', text: 'stateDegraded' },
  FORK: { type: 'error', text: 'stateFork' },
};

/** How the gateway is, in one line, by its own word. */
export function StateLine() {
  const { say } = useSpeech();
  const { data, error } = useHealth();
  if (error !== null) {
    return <ProblemNotice failure={error} />;
  }
  if (data === undefined) {
    return <p role="status">{say(TEXTS.loading)}</p>;
  }
  const { organisation, channel, log, status, checkpoint } = data;
  const state = STATES[status];
  const line = say(TEXTS.stateLine, {
    organisation,
    channel,
    block: log.block,
    size: log.size,
    state: state === undefined ? status : say(TEXTS[state.text]),
  });
  const missing = checkpoint?.missing ?? [];
  return (
    <Alert
      role="status"
      type={state?.type ?? 'warning'}
      showIcon
      title={line}
      description={missing.length === 0 ? undefined : say(TEXTS.stateMissing, { missing: missing.join(', ') })}
    />
  );
}
