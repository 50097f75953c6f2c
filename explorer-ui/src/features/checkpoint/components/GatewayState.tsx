// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import { useHealth } from '../api/checkpoint';

/** Heights, lags and troubles of this gateway, by its own word; its state in one line stands above. */
export function GatewayState() {
  const { say } = useSpeech();
  const { data } = useHealth();
  if (data === undefined) {
    return null;
  }
  const { ledger, log, projection, intake, cosigning } = data;
  const troubles = [ledger.trouble, cosigning.trouble, projection.trouble].filter((one) => one !== undefined);
  return (
    <dl>
      <dt>{say(TEXTS.peerHeight)}</dt>
      <dd>{ledger.height ?? say(TEXTS.silent)}</dd>
      <dt>{say(TEXTS.logLag)}</dt>
      <dd>{log.lag ?? say(TEXTS.silent)}</dd>
      <dt>{say(TEXTS.projectionLag)}</dt>
      <dd>{projection.lag}</dd>
      <dt>{say(TEXTS.waiting)}</dt>
      <dd>{intake.unsettled}</dd>
      {troubles.length > 0 && (
        <>
          <dt>{say(TEXTS.trouble)}</dt>
          <dd>{troubles.join('; ')}</dd>
        </>
      )}
    </dl>
  );
}
