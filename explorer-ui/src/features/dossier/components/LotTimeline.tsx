// SPDX-License-Identifier: Apache-2.0
import { Tag, Timeline } from 'antd';
import { Link } from 'react-router';
import { Organisation } from '../../../gateway/organisation';
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import { beijing } from '../../../narration/beijing';
import { Moment } from '../../../narration/Moment';
import { type Tone, titleOf, toneOf } from '../../../narration/narrate';
import { ProofMark } from '../../../narration/ProofMark';
import type { TimelineRow } from '../comparison';

const COLOURS: Record<Tone, string> = {
  plain: 'gray',
  stage: 'blue',
  good: 'green',
  bad: 'red',
  certificate: '#ad6800',
};

/** The records of a lot in the order of the ledger, each in words, with what the proof says of it. */
export function LotTimeline({ rows }: { rows: readonly TimelineRow[] }) {
  return (
    <Timeline
      items={rows.map((row) => ({
        key: row.record.id,
        color: COLOURS[toneOf(row.record)],
        content: <Row row={row} />,
      }))}
    />
  );
}

function Row({ row: { record, time, mark } }: { row: TimelineRow }) {
  const { say, language } = useSpeech();
  return (
    <div className={`row ${toneOf(record)}`}>
      <Link to={`/records/${record.id}`}>{titleOf(record, language)}</Link> <ProofMark mark={mark} />
      {record.backfilled && <Tag color="warning">{say(TEXTS.lateMark)}</Tag>}
      {record.sample && <Tag>{say(TEXTS.sampleMark)}</Tag>}
      <div className="quiet">
        <Moment text={record.at} /> · <Organisation id={record.organisation} /> ·{' '}
        {say(TEXTS.ledgerTimeOf, { time: beijing(time) })}
      </div>
    </div>
  );
}
