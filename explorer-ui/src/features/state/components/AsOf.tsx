// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Input } from 'antd';
import { type FormEvent, useId, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import { DOSSIER_ITEMS, LOT_STATES, SESSION_STATES, STAGES } from '../../../narration/words';
import type { Head } from '../../../verifier/state/head';
import { interruptionsOf } from '../../../verifier/state/headFold';
import type { AnswerSummary } from '../../../verifier/verify/report';
import { type PastLot, pastLot } from '../pastLot';

/** Asks for a block or a time and says what the lot was then, folded in this page from all of its proved records. */
export function AsOf({ code, answers }: { code: string; answers: readonly AnswerSummary[] }) {
  const { say } = useSpeech();
  const field = useId();
  const help = useId();
  const [text, setText] = useState('');
  const [moment, setMoment] = useState<string>();
  const past = useMemo(
    () => (moment === undefined ? undefined : pastLot(code, moment, answers)),
    [code, moment, answers],
  );
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    setMoment(text.trim() === '' ? undefined : text);
  };
  return (
    <section aria-labelledby="as-of">
      <h2 id="as-of">{say(TEXTS.asOfHeading)}</h2>
      <form onSubmit={ask}>
        <label htmlFor={field}>{say(TEXTS.asOfLabel)}</label>
        <div className="search-row">
          <Input
            id={field}
            allowClear
            autoComplete="off"
            aria-describedby={help}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button htmlType="submit">{say(TEXTS.asOfButton)}</Button>
        </div>
        <p id={help} className="quiet">
          {say(TEXTS.asOfHelp)}
        </p>
      </form>
      <div role="status">{past !== undefined && <Then past={past} />}</div>
    </section>
  );
}

/** Whether the session that a witness attends stands still. */
function stands(witness: Head) {
  const last = interruptionsOf(witness).at(-1);
  return last !== undefined && last.until === undefined ? SESSION_STATES.INTERRUPTED : SESSION_STATES.RUNNING;
}

function Then({ past }: { past: PastLot | string }) {
  const { say } = useSpeech();
  if (typeof past === 'string') {
    return <Alert type="warning" showIcon title={say(TEXTS.asOfUnknown, { reason: past })} />;
  }
  const { lot, witness, records } = past;
  if (lot === undefined) {
    return <p>{say(TEXTS.asOfNone)}</p>;
  }
  const deferred = (lot.deferred as readonly string[] | undefined) ?? [];
  const word = (words: typeof STAGES, name: string): string => {
    const known = words[name];
    return known === undefined ? name : say(known);
  };
  return (
    <dl>
      <dt>{say(TEXTS.asOfStage)}</dt>
      <dd>{word(STAGES, String(lot.phase))}</dd>
      <dt>{say(TEXTS.asOfStatus)}</dt>
      <dd>{word(LOT_STATES, String(lot.status))}</dd>
      {deferred.length > 0 && (
        <>
          <dt>{say(TEXTS.asOfMissing)}</dt>
          <dd>{deferred.map((item) => word(DOSSIER_ITEMS, item)).join(', ')}</dd>
        </>
      )}
      {witness !== undefined && (
        <>
          <dt>{say(TEXTS.asOfWitness)}</dt>
          <dd>
            <code>{String(witness.witness)}</code>
          </dd>
          <dt>{say(TEXTS.asOfSession)}</dt>
          <dd>{say(stands(witness))}</dd>
        </>
      )}
      <dt>{say(TEXTS.asOfRecords)}</dt>
      <dd>
        <ol className="entries">
          {records.map((id) => (
            <li key={id}>
              <Link to={`/records/${id}`}>
                <code>{id}</code>
              </Link>
            </li>
          ))}
        </ol>
      </dd>
    </dl>
  );
}
