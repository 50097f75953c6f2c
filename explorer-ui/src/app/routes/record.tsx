// SPDX-License-Identifier: Apache-2.0
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { useHealth } from '../../features/checkpoint/api/checkpoint';
import { Original } from '../../features/evidence/components/Original';
import { UNCOVERED, useBundle } from '../../features/proof/api/bundle';
import { recordPackage } from '../../features/proof/api/package';
import { Steps, Verdict } from '../../features/proof/components/ReportView';
import { SaveButton } from '../../features/proof/components/SaveButton';
import { useBundleReport } from '../../features/proof/useReport';
import { RecordContent } from '../../features/records/components/RecordContent';
import { RecordMissing } from '../../features/records/components/RecordMissing';
import { ProblemNotice } from '../../gateway/ProblemNotice';
import { isMissing, Problem } from '../../gateway/problem';
import type { NamedFile } from '../../hashing/useHashing';
import { useSpeech } from '../../language/language';
import { TEXTS } from '../../language/texts';
import { useTitle } from '../../language/useTitle';
import { beijingOf } from '../../narration/beijing';
import { titleOf } from '../../narration/narrate';
import { object, type RecordJson, recordJson, text } from '../../narration/recordJson';
import { Waiting } from '../../narration/Waiting';
import { TrustNotice } from '../../trust/TrustNotice';
import { parseBundle } from '../../verifier/bundle/evidenceBundle';
import { Refusal } from '../../verifier/error/refusal';
import type { LogEntry } from '../../verifier/log/logEntry';

const MILLISECOND = 1_000_000n;

/** A record: what it says in words, and what this page has computed of its bundle. */
export function Component() {
  const { id = '' } = useParams();
  const { say, language } = useSpeech();
  const carried = (useLocation().state as { original?: NamedFile } | null)?.original;
  const [chosen, setChosen] = useState<NamedFile>();
  const { data: bundle, error, refetch } = useBundle(id);
  const entry = useMemo(() => (bundle === undefined ? undefined : entryOf(bundle)), [bundle]);
  const record = useMemo(
    () => (entry === undefined ? undefined : recordJson(JSON.parse(entry.record.toString()))),
    [entry],
  );
  const original = record?.type === 'evidence.file' ? (chosen ?? carried) : undefined;
  const report = useBundleReport(bundle, original?.content);
  const checkedAt = useMemo(() => (report === undefined ? 0n : BigInt(Date.now()) * MILLISECOND), [report]);
  const title = record === undefined ? say(TEXTS.recordTitle, { id }) : titleOf(record, language);
  useTitle(title);
  useOpenedForPrint();
  if (error !== null) {
    return (
      <>
        <h1>{title}</h1>
        <Missing id={id} failure={error} again={() => void refetch()} />
      </>
    );
  }
  if (bundle === undefined || report === undefined) {
    return (
      <>
        <h1>{title}</h1>
        <Waiting />
      </>
    );
  }
  return (
    <article className="record">
      <h1>{title}</h1>
      <Verdict report={report} />
      <p className="quiet">{say(TEXTS.checkedAt, { time: beijingOf(checkedAt) })}</p>
      <p className="actions">
        <SaveButton files={[bundle]} name={id} ending=".evb">
          {say(TEXTS.downloadBundle)}
        </SaveButton>
        <Button href={recordPackage(id)} download>
          {say(TEXTS.downloadPackage)}
        </Button>
        <Button onClick={() => print()}>{say(TEXTS.print)}</Button>
      </p>
      {report.verdict === 'PROOF_INVALID' && <Alert type="error" showIcon title={say(TEXTS.recordUnverified)} />}
      {entry !== undefined && <RecordContent entry={entry} summary={report.record} />}
      {record?.type === 'evidence.file' && (
        <Original
          registration={{ ...registrationOf(record), withdrawn: report.record?.withdrawn }}
          original={original}
          compare={setChosen}
        />
      )}
      <section aria-labelledby="verifying">
        <h2 id="verifying">{say(TEXTS.verifyingHeading)}</h2>
        <Steps report={report} heading="h3" />
      </section>
      <TrustNotice />
    </article>
  );
}

/** The record's entry, if the bundle can be read at all; whether it is true, the verification says. */
function entryOf(bundle: Uint8Array): LogEntry | undefined {
  try {
    return parseBundle(bundle).proved.entry;
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      return undefined;
    }
    throw refusal;
  }
}

function registrationOf({ body }: RecordJson) {
  return { body, sha256: text(object(body, 'digests'), 'sha256') };
}

function Missing({ id, failure, again }: { id: string; failure: unknown; again: () => void }) {
  const { say } = useSpeech();
  const { data } = useHealth();
  if (failure instanceof Problem && failure.code === UNCOVERED) {
    return <Alert type="info" showIcon role="status" title={say(TEXTS.recordUncovered)} />;
  }
  return isMissing(failure) ? (
    <RecordMissing id={id} block={data?.log.block} />
  ) : (
    <ProblemNotice failure={failure} again={again} />
  );
}

/** Paper has nothing to click on. */
function useOpenedForPrint(): void {
  useEffect(() => {
    const open = (): void => {
      for (const details of document.querySelectorAll('details')) {
        details.open = true;
      }
    };
    addEventListener('beforeprint', open);
    return () => removeEventListener('beforeprint', open);
  }, []);
}
