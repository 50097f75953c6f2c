// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { useSpeech } from '../../../language/language';
import { RecordLink } from '../../../narration/CodeLink';
import { Moment } from '../../../narration/Moment';
import { ProofMark } from '../../../narration/ProofMark';
import type { RecordJson } from '../../../narration/recordJson';
import { Table } from '../../../narration/Table';
import { Word } from '../../../narration/Word';
import { useRuleTexts } from '../api/score';
import { addsUp, type FollowUp, lineMark, type Score, type ScoreLine } from '../score';
import { CREDIT_TEXTS, EFFECTS, FOLLOW_UP_CAUSES } from '../texts';

/** A score and what explains it, line by line with its sources. */
export function ScoreView({ score, proved }: { score: Score; proved: readonly RecordJson[] | undefined }) {
  const { say } = useSpeech();
  const { shown, unknown, rules, begin, on, knownAt, lines, followUps } = score;
  return (
    <>
      <p className={shown === '0' ? 'standing good' : 'standing pending'}>{say(CREDIT_TEXTS.points, { shown })}</p>
      {unknown !== '' && unknown !== '0' && <p>{say(CREDIT_TEXTS.unknownPoints, { count: unknown })}</p>}
      {!addsUp(score) && <Alert type="error" showIcon title={say(CREDIT_TEXTS.sumDiffers)} />}
      <dl>
        <dt>{say(CREDIT_TEXTS.rules)}</dt>
        <dd>
          <code>{rules}</code>
        </dd>
        <dt>{say(CREDIT_TEXTS.period)}</dt>
        <dd>{begin}</dd>
        <dt>{say(CREDIT_TEXTS.on)}</dt>
        <dd>{on}</dd>
        <dt>{say(CREDIT_TEXTS.knownAt)}</dt>
        <dd>
          <Moment text={knownAt} />
        </dd>
      </dl>
      <h2>{say(CREDIT_TEXTS.linesHeading)}</h2>
      <p className="quiet">{say(CREDIT_TEXTS.linesLead)}</p>
      {lines.length === 0 ? <p>{say(CREDIT_TEXTS.linesNone)}</p> : <Lines lines={lines} proved={proved} />}
      {followUps.length > 0 && <FollowUps followUps={followUps} />}
    </>
  );
}

function Lines({ lines, proved }: { lines: readonly ScoreLine[]; proved: readonly RecordJson[] | undefined }) {
  const { say } = useSpeech();
  return (
    <Table
      columns={[
        say(CREDIT_TEXTS.rule),
        say(CREDIT_TEXTS.pointsOf),
        say(CREDIT_TEXTS.happenedOn),
        say(CREDIT_TEXTS.counts),
        say(CREDIT_TEXTS.source),
      ]}
      rows={lines.map((line) => ({
        key: line.decision + line.proposal,
        cells: [
          <Rule key="rule" line={line} />,
          line.points === '' ? say(CREDIT_TEXTS.pointsUnknown) : line.points,
          line.happenedOn,
          <span key="counts">
            {say(CREDIT_TEXTS.countsFrom, { from: line.effectiveFrom })}
            {line.endedFrom !== '' && say(CREDIT_TEXTS.countsUntil, { until: line.endedFrom })}
          </span>,
          <span key="source">
            <ProofMark mark={lineMark(line, proved)} /> <RecordLink record={line.decision} />
          </span>,
        ],
      }))}
    />
  );
}

function Rule({ line: { rule, catalogue } }: { line: ScoreLine }) {
  const { say } = useSpeech();
  const texts = useRuleTexts(catalogue);
  if (rule === '') {
    return say(CREDIT_TEXTS.form);
  }
  return (
    <>
      {texts.get(rule)} <code>{rule}</code>
    </>
  );
}

function FollowUps({ followUps }: { followUps: readonly FollowUp[] }) {
  const { say } = useSpeech();
  return (
    <>
      <h2>{say(CREDIT_TEXTS.followHeading)}</h2>
      <ul className="entries">
        {followUps.map(({ effect, cause, points, decision }) => (
          <li key={effect + cause + decision}>
            <Word words={EFFECTS} code={effect} /> · <Word words={FOLLOW_UP_CAUSES} code={cause} />{' '}
            {say(CREDIT_TEXTS.points, { shown: points })} <RecordLink record={decision} />
          </li>
        ))}
      </ul>
    </>
  );
}
