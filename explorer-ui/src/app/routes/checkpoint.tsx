// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { useMemo } from 'react';
import { useCheckpoint, useHealth } from '../../features/checkpoint/api/checkpoint';
import { CheckpointView } from '../../features/checkpoint/components/CheckpointView';
import { Forks } from '../../features/checkpoint/components/Forks';
import { GatewayState } from '../../features/checkpoint/components/GatewayState';
import { StateLine } from '../../features/checkpoint/components/StateLine';
import { judged } from '../../features/checkpoint/judgement';
import { ProblemNotice } from '../../gateway/ProblemNotice';
import { isMissing } from '../../gateway/problem';
import { useSpeech } from '../../language/language';
import { TEXTS } from '../../language/texts';
import { useTitle } from '../../language/useTitle';
import { Waiting } from '../../narration/Waiting';
import { TrustNotice } from '../../trust/TrustNotice';
import { useTrust } from '../../trust/trust';

/** The newest checkpoint verified in the page, who has cosigned it, forks, and how the gateway is. */
export function Component() {
  const { say } = useSpeech();
  const { trust } = useTrust();
  const { data: note, error, refetch } = useCheckpoint();
  const title = say(TEXTS.checkpointTitle);
  useTitle(title);
  const judgement = useMemo(
    () => (note === undefined || trust === undefined ? undefined : judged(note, trust.root)),
    [note, trust],
  );
  return (
    <>
      <h1>{title}</h1>
      <p>{say(TEXTS.checkpointLead)}</p>
      {error !== null &&
        (isMissing(error) ? (
          <Alert role="status" type="info" showIcon title={say(TEXTS.checkpointNone)} />
        ) : (
          <ProblemNotice failure={error} again={() => void refetch()} />
        ))}
      {judgement !== undefined && trust !== undefined && note !== undefined ? (
        <>
          <CheckpointView judgement={judgement} trust={trust.root} />
          <NewerDegraded judgedBlock={judgement.kind === 'verified' ? judgement.checkpoint.body.block : undefined} />
          <details className="raw">
            <summary>{say(TEXTS.noteHeading)}</summary>
            <pre>{note}</pre>
          </details>
          <section aria-labelledby="forks">
            <h2 id="forks">{say(TEXTS.forksHeading)}</h2>
            <Forks trust={trust.root} />
          </section>
        </>
      ) : (
        error === null && <Waiting />
      )}
      <section aria-labelledby="gateway">
        <h2 id="gateway">{say(TEXTS.gatewayHeading)}</h2>
        <StateLine />
        <GatewayState />
      </section>
      <TrustNotice />
    </>
  );
}

/** Who is missing in a checkpoint that is newer than the one that is whole. */
function NewerDegraded({ judgedBlock }: { judgedBlock: number | undefined }) {
  const { say } = useSpeech();
  const { data } = useHealth();
  const newest = data?.checkpoint;
  if (newest === undefined || judgedBlock === undefined || newest.block <= judgedBlock || newest.missing.length === 0) {
    return null;
  }
  const { block, missing } = newest;
  return (
    <Alert
      role="status"
      type="warning"
      showIcon
      title={say(TEXTS.newestDegraded, { block, missing: missing.join(', ') })}
    />
  );
}
