// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { useParams } from 'react-router';
import { useBundle } from '../../features/proof/api/bundle';
import { useBundleReport } from '../../features/proof/useReport';
import { useYear, type Volume } from '../../features/year/api/year';
import { Volumes } from '../../features/year/components/Volumes';
import { closes } from '../../features/year/sums';
import { YEAR_TEXTS } from '../../features/year/texts';
import { Asked } from '../../gateway/Asked';
import { useSpeech } from '../../language/language';
import { useTitle } from '../../language/useTitle';
import { RecordLink } from '../../narration/CodeLink';
import { useProvedRecord } from '../../narration/useProvedRecord';
import { Waiting } from '../../narration/Waiting';
import { TrustNotice } from '../../trust/TrustNotice';
import { Component as NotFound } from './notFound';

/** A year before the ledger: what was loaded of it, and the closing, whose sums must agree. */
export function Component() {
  const { organisation = '', year = '' } = useParams();
  return /^\d{4}$/.test(year) ? <Year organisation={organisation} year={Number(year)} /> : <NotFound />;
}

function Year({ organisation, year }: { organisation: string; year: number }) {
  const { say } = useSpeech();
  const title = say(YEAR_TEXTS.title, { organisation, year });
  useTitle(title);
  const missing = <Alert role="status" type="info" showIcon title={say(YEAR_TEXTS.none)} />;
  return (
    <>
      <h1>{title}</h1>
      <p>{say(YEAR_TEXTS.lead)}</p>
      <Asked question={useYear(organisation, year)} missing={missing}>
        {({ volumes, closed }) =>
          volumes.length === 0 ? (
            missing
          ) : (
            <>
              <Volumes volumes={volumes} />
              {closed === '' ? <p>{say(YEAR_TEXTS.open)}</p> : <Closing closed={closed} volumes={volumes} />}
            </>
          )
        }
      </Asked>
      <TrustNotice />
    </>
  );
}

function Closing({ closed, volumes }: { closed: string; volumes: readonly Volume[] }) {
  const { say } = useSpeech();
  const { data: bundle, isPending } = useBundle(closed.replace(/^rec:/, ''));
  const report = useBundleReport(bundle);
  const closing = useProvedRecord(bundle, report);
  if (isPending || (bundle !== undefined && report === undefined)) {
    return <Waiting />;
  }
  const said = { type: 'warning', text: YEAR_TEXTS.closedUnchecked } as const;
  const agrees = { type: 'success', text: YEAR_TEXTS.closedProven } as const;
  const differs = { type: 'error', text: YEAR_TEXTS.closedDiffers } as const;
  const { type, text } = closing === undefined ? said : closes(closing, volumes) ? agrees : differs;
  return (
    <section aria-labelledby="closing">
      <h2 id="closing">{say(YEAR_TEXTS.closed)}</h2>
      <Alert role="status" type={type} showIcon title={say(text)} />
      <p>
        <RecordLink record={closed} />
      </p>
    </section>
  );
}
