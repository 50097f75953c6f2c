// SPDX-License-Identifier: Apache-2.0

import { Fragment } from 'react';
import { Organisation } from '../../../gateway/organisation';
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import { beijingOf } from '../../../narration/beijing';
import { FactList } from '../../../narration/FactList';
import { Moment } from '../../../narration/Moment';
import { factsOf } from '../../../narration/narrate';
import { recordJson } from '../../../narration/recordJson';
import type { LogEntry } from '../../../verifier/log/logEntry';
import { LIMITS } from '../../../verifier/verify/catalogue';
import type { RecordSummary } from '../../../verifier/verify/report';

/** What a record says in words, who says so, when, and where it stands. */
export function RecordContent({ entry, summary }: { entry: LogEntry; summary: RecordSummary | undefined }) {
  const { say, language } = useSpeech();
  const text = entry.record.toString();
  const record = recordJson(JSON.parse(text));
  return (
    <>
      <section aria-labelledby="words">
        <h2 id="words">{say(TEXTS.recordWords)}</h2>
        {record.sample && <p className="sample">{say(TEXTS.sampleData)}</p>}
        <FactList facts={factsOf(record, language)} />
      </section>
      <section aria-labelledby="place">
        <h2 id="place">{say(TEXTS.recordPlace)}</h2>
        <dl>
          <dt>{say(TEXTS.organisationLabel)}</dt>
          <dd>
            <Organisation id={record.organisation} />
          </dd>
          <dt>{say(TEXTS.happened)}</dt>
          <dd>
            <Moment text={record.at} />
          </dd>
          {record.receivedAt !== undefined && (
            <>
              <dt>{say(TEXTS.received)}</dt>
              <dd>
                <Moment text={record.receivedAt} /> {record.backfilled && say(TEXTS.lateMark)}
              </dd>
            </>
          )}
          <dt>{say(TEXTS.ledgerTime)}</dt>
          <dd>{beijingOf(entry.time)}</dd>
          {summary?.cosignedAt !== undefined && (
            <>
              <dt>{say(TEXTS.cosignedAt)}</dt>
              <dd>{beijingOf(summary.cosignedAt)}</dd>
            </>
          )}
          {summary?.timestamps.map(({ authority, before, trial }) => (
            <Fragment key={authority}>
              <dt>{say(TEXTS.stamped)}</dt>
              <dd>
                {beijingOf(before)} {authority} {trial && say(LIMITS.TRIAL_TIME_AUTHORITY)}
              </dd>
            </Fragment>
          ))}
          <dt>{say(TEXTS.block)}</dt>
          <dd>{entry.block}</dd>
          <dt>{say(TEXTS.transaction)}</dt>
          <dd>
            <code>{entry.transaction}</code>
          </dd>
          {summary !== undefined && (
            <>
              <dt>{say(TEXTS.position)}</dt>
              <dd>{say(TEXTS.positionOf, { position: summary.position, size: summary.size })}</dd>
            </>
          )}
          <dt>{say(TEXTS.idLabel)}</dt>
          <dd>
            <code>{record.id}</code>
          </dd>
        </dl>
      </section>
      <section aria-labelledby="json" className="raw">
        <h2 id="json">{say(TEXTS.recordJson)}</h2>
        <details>
          <summary>{say(TEXTS.fullJson)}</summary>
          <pre>{JSON.stringify(JSON.parse(text), null, 2)}</pre>
        </details>
      </section>
    </>
  );
}
