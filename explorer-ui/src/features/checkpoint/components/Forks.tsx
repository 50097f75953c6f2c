// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { Link } from 'react-router';
import { ProblemNotice } from '../../../gateway/ProblemNotice';
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import type { TrustRoot } from '../../../verifier/trust/trustRoot';
import { useForks } from '../api/checkpoint';
import { judged } from '../judgement';

/** Two histories that were ever seen, with what this page computes of each side. */
export function Forks({ trust }: { trust: TrustRoot }) {
  const { say } = useSpeech();
  const { data, error } = useForks();
  if (error !== null) {
    return <ProblemNotice failure={error} />;
  }
  if (data === undefined) {
    return <p role="status">{say(TEXTS.loading)}</p>;
  }
  if (data.length === 0) {
    return <p>{say(TEXTS.forksNone)}</p>;
  }
  return (
    <>
      {data.map(({ block, notes, resolvedBy }) => (
        <section key={block} className="fork">
          <Alert
            type={resolvedBy === undefined ? 'error' : 'warning'}
            showIcon
            title={say(TEXTS.forkAt, { block, count: notes.length })}
            description={
              resolvedBy === undefined ? (
                say(TEXTS.forkOpen)
              ) : (
                <>
                  {say(TEXTS.forkResolved)} <Link to={`/records/${resolvedBy}`}>{resolvedBy}</Link>
                </>
              )
            }
          />
          {notes.map((note) => (
            <Side key={note} note={note} trust={trust} />
          ))}
        </section>
      ))}
    </>
  );
}

function Side({ note, trust }: { note: string; trust: TrustRoot }) {
  const { say } = useSpeech();
  const judgement = judged(note, trust);
  return (
    <>
      <p>
        {judgement.kind === 'refused'
          ? `${say(TEXTS.checkpointBad)} [${judgement.refused.rule}]`
          : `${say(TEXTS.cosigned)} ${judgement.checkpoint.quorum.signed.join(', ')}`}
      </p>
      <pre>{note}</pre>
    </>
  );
}
