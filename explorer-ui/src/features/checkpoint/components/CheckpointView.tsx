// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { Fragment } from 'react';
import { Organisation } from '../../../gateway/organisation';
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import { beijingOf } from '../../../narration/beijing';
import { ORGANISATION_KINDS } from '../../../narration/words';
import type { VerifiedCheckpoint } from '../../../verifier/checkpoint/checkpointVerifier';
import { base64 } from '../../../verifier/code/base64';
import { hex } from '../../../verifier/code/bytes';
import { SUITES } from '../../../verifier/crypto/hashSuite';
import { countsAt, type TrustedCosigner } from '../../../verifier/trust/trustedCosigner';
import type { TrustRoot } from '../../../verifier/trust/trustRoot';
import type { Judgement } from '../judgement';

/** A checkpoint with what this page has computed of it, and who has cosigned it and who has not. */
export function CheckpointView({ judgement, trust }: { judgement: Judgement; trust: TrustRoot }) {
  const { say } = useSpeech();
  if (judgement.kind === 'refused') {
    const { rule, expected, given } = judgement.refused;
    const description = `${rule}: ${say(TEXTS.checkpointRule, { expected, given })}`;
    return <Alert type="error" showIcon title={say(TEXTS.checkpointBad)} description={description} />;
  }
  const { checkpoint } = judgement;
  const { unmet } = checkpoint.quorum;
  const verdict =
    unmet.length === 0 ? say(TEXTS.checkpointGood) : say(TEXTS.checkpointDegraded, { unmet: unmet.join(', ') });
  return (
    <>
      <Alert role="status" type={unmet.length === 0 ? 'success' : 'warning'} showIcon title={verdict} />
      <CheckpointFacts checkpoint={checkpoint} />
      <h2>{say(TEXTS.cosignersHeading)}</h2>
      <p>{say(TEXTS.quorumNeeds, { threshold: trust.quorum.threshold, all: trust.cosigners.length })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(TEXTS.organisationLabel)}</th>
            <th scope="col">{say(TEXTS.cosignerKind)}</th>
            <th scope="col">{say(TEXTS.cosignerState)}</th>
          </tr>
        </thead>
        <tbody>
          {trust.cosigners.map((cosigner) => (
            <CosignerRow
              key={`${cosigner.organisation} ${cosigner.fromSize}`}
              cosigner={cosigner}
              checkpoint={checkpoint}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

function CheckpointFacts({ checkpoint: { body, cosignedAt } }: { checkpoint: VerifiedCheckpoint }) {
  const { say } = useSpeech();
  return (
    <dl>
      <dt>{say(TEXTS.block)}</dt>
      <dd>{body.block}</dd>
      <dt>{say(TEXTS.logSize)}</dt>
      <dd>{body.size}</dd>
      {cosignedAt !== undefined && (
        <>
          <dt>{say(TEXTS.cosignedAt)}</dt>
          <dd>{beijingOf(cosignedAt)}</dd>
        </>
      )}
      {SUITES.map((suite) => (
        <Fragment key={suite}>
          <dt>{say(TEXTS.rootOf, { suite })}</dt>
          <dd>
            <code>{base64(body.roots[suite])}</code>
          </dd>
          <dt>{say(TEXTS.indexRootOf, { suite })}</dt>
          <dd>
            <code>{base64(body.index[suite])}</code>
          </dd>
        </Fragment>
      ))}
      <dt>{say(TEXTS.headerHash)}</dt>
      <dd>
        <code>{hex(body.headerHash)}</code>
      </dd>
    </dl>
  );
}

function CosignerRow({ cosigner, checkpoint }: { cosigner: TrustedCosigner; checkpoint: VerifiedCheckpoint }) {
  const { say } = useSpeech();
  const kind = ORGANISATION_KINDS[cosigner.kind];
  const { body, quorum } = checkpoint;
  const state = !countsAt(cosigner, body.size)
    ? { style: 'skipped', sign: '–', text: TEXTS.notCounted }
    : quorum.signed.includes(cosigner.organisation)
      ? { style: 'ok', sign: '✓', text: TEXTS.cosigned }
      : { style: 'failed', sign: '✗', text: TEXTS.notCosigned };
  return (
    <tr>
      <td>
        <Organisation id={cosigner.organisation} />
      </td>
      <td>{kind === undefined ? cosigner.kind : say(kind)}</td>
      <td className={state.style}>
        <span className="mark" aria-hidden="true">
          {state.sign}
        </span>{' '}
        {say(state.text)}
      </td>
    </tr>
  );
}
