// SPDX-License-Identifier: Apache-2.0
import { Alert, Button } from 'antd';
import { type ChangeEvent, useState } from 'react';
import { ProblemNotice } from '../gateway/ProblemNotice';
import { useSpeech } from '../language/language';
import { TEXTS } from '../language/texts';
import { REFUSALS } from '../page/texts';
import { Refusal } from '../verifier/error/refusal';
import { useTrust } from './trust';

const MAX_TRUST_BYTES = 1 << 18;

/** Says by which trust root this page verifies, so that it can be compared by eye, and lets the visitor bring another. */
export function TrustNotice() {
  const { say } = useSpeech();
  const { trust, failure, choose, forget } = useTrust();
  const [refusal, setRefusal] = useState<unknown>();
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined) {
      return;
    }
    try {
      choose(await file.slice(0, MAX_TRUST_BYTES + 1).text());
      setRefusal(undefined);
    } catch (refused) {
      setRefusal(refused);
    }
  };
  if (trust === undefined) {
    return failure === undefined ? null : <ProblemNotice failure={failure} />;
  }
  return (
    <section className="trust" aria-labelledby="trust-heading">
      <h2 id="trust-heading">{say(TEXTS.trustHeading)}</h2>
      {trust.differs && <Alert type="error" showIcon title={say(TEXTS.trustDiffers)} />}
      <p>{say(trust.isOwn ? TEXTS.trustIsOwn : TEXTS.trustIsGateways)}</p>
      <dl>
        <dt>{say(TEXTS.fingerprint)}</dt>
        <dd>
          <code>{trust.root.fingerprint}</code>
        </dd>
        <dt>{say(TEXTS.logName)}</dt>
        <dd>
          <code>{trust.root.origin}</code>
        </dd>
      </dl>
      <div className="actions">
        <label className="choice">
          {say(TEXTS.chooseTrust)}
          <input type="file" accept=".json,application/json" onChange={(event) => void take(event)} />
        </label>
        {trust.isOwn && <Button onClick={forget}>{say(TEXTS.forgetTrust)}</Button>}
      </div>
      {refusal !== undefined && <TrustRefused refusal={refusal} />}
    </section>
  );
}

function TrustRefused({ refusal }: { refusal: unknown }) {
  const { say } = useSpeech();
  const reason =
    refusal instanceof Refusal
      ? `${say(REFUSALS[refusal.code])} [${refusal.code}] ${refusal.sentence}`
      : String(refusal);
  return <Alert type="error" showIcon title={say(TEXTS.trustRefused)} description={reason} />;
}
