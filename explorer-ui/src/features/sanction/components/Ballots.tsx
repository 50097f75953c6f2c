// SPDX-License-Identifier: Apache-2.0
import { Department } from '../../../gateway/department';
import { useSpeech } from '../../../language/language';
import { RecordLink } from '../../../narration/CodeLink';
import { ProofMark } from '../../../narration/ProofMark';
import type { RecordJson } from '../../../narration/recordJson';
import { Table } from '../../../narration/Table';
import { Word } from '../../../narration/Word';
import { CHOICES } from '../../../narration/words';
import { ballotOf } from '../procedure';
import type { Countersigning, Sanction } from '../sanction';
import { SANCTION_TEXTS } from '../texts';

/** Who must sign the present text, and how each department voted, held against the proved votes. */
export function Ballots({ sanction, proved }: { sanction: Sanction; proved: readonly RecordJson[] | undefined }) {
  const { say } = useSpeech();
  const { countersigning } = sanction;
  if (countersigning === undefined) {
    return <p>{say(sanction.isLight ? SANCTION_TEXTS.lightPath : SANCTION_TEXTS.noMatrix)}</p>;
  }
  return (
    <>
      <p>{say(SANCTION_TEXTS.ballotsLead, { version: countersigning.version })}</p>
      <dl>
        <dt>{say(SANCTION_TEXTS.matrix)}</dt>
        <dd>
          <code>{countersigning.matrix}</code>
        </dd>
        <dt>{say(SANCTION_TEXTS.textDigest)}</dt>
        <dd>
          <code>{countersigning.text}</code>
        </dd>
      </dl>
      <Table
        columns={[
          say(SANCTION_TEXTS.votingDepartment),
          say(SANCTION_TEXTS.officers),
          say(SANCTION_TEXTS.vote),
          say(SANCTION_TEXTS.proof),
        ]}
        rows={countersigning.required.map((department) => ({
          key: department,
          cells: [
            <Department key="name" id={department} />,
            say(SANCTION_TEXTS.officersSigned, { count: officersOf(countersigning, department) }),
            <VoteWord key="vote" countersigning={countersigning} department={department} />,
            <VoteProof key="proof" sanction={sanction} department={department} proved={proved} />,
          ],
        }))}
      />
    </>
  );
}

function officersOf({ officers }: Countersigning, department: string): number {
  return officers.filter((officer) => officer.department === department).length;
}

function VoteWord({ countersigning, department }: { countersigning: Countersigning; department: string }) {
  const { say } = useSpeech();
  const vote = countersigning.votes.find((one) => one.department === department);
  return vote === undefined ? (
    <span className="quiet">{say(SANCTION_TEXTS.notVoted)}</span>
  ) : (
    <Word words={CHOICES} code={vote.choice} />
  );
}

function VoteProof({
  sanction,
  department,
  proved,
}: {
  sanction: Sanction;
  department: string;
  proved: readonly RecordJson[] | undefined;
}) {
  const vote = sanction.countersigning?.votes.find((one) => one.department === department);
  if (vote === undefined) {
    return null;
  }
  const ballot = ballotOf(department, sanction, proved, vote.choice);
  const missing = proved === undefined ? 'unchecked' : 'unproven';
  return (
    <>
      <ProofMark mark={ballot === undefined ? missing : 'proven'} />
      {ballot !== undefined && <RecordLink record={ballot.id} />}
    </>
  );
}
