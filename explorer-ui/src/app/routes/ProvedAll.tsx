// SPDX-License-Identifier: Apache-2.0
import { Link } from 'react-router';
import { ProvedEntries } from '../../features/index/components/ProvedEntries';
import { keyPath } from '../../features/index/target';
import { FoldedSteps } from '../../features/proof/components/ReportView';
import { SaveButton } from '../../features/proof/components/SaveButton';
import { useSpeech } from '../../language/language';
import { TEXTS } from '../../language/texts';
import type { IndexName } from '../../verifier/index/indexKey';
import type { Bilingual } from '../../verifier/verify/catalogue';
import type { VerificationReport } from '../../verifier/verify/report';

/** All records of a matter that are proved, how, and the proof to take away. */
export function ProvedAll({
  index,
  begun,
  heading,
  text,
  report,
  parts,
}: {
  index: Extract<IndexName, 'ref' | 'standing'>;
  /** The record that began the matter. */
  begun: string;
  heading: Bilingual;
  /** Says how many records as of which block. */
  text: Bilingual;
  report: VerificationReport | undefined;
  parts: readonly Uint8Array[] | undefined;
}) {
  const { say } = useSpeech();
  return (
    <>
      {report?.answer !== undefined && (
        <section aria-labelledby="all">
          <h2 id="all">{say(heading)}</h2>
          <p>
            {say(text, { block: report.answer.block, count: report.answer.entries.length })}{' '}
            <Link to={keyPath(index, begun)}>{say(index === 'standing' ? TEXTS.indexStanding : TEXTS.indexRef)}</Link>
          </p>
          <details>
            <summary>{say(TEXTS.fullJson)}</summary>
            <ProvedEntries entries={report.answer.entries} carried={undefined} />
          </details>
        </section>
      )}
      {report !== undefined && <FoldedSteps report={report} />}
      {parts !== undefined && (
        <p className="actions">
          <SaveButton files={parts} name={begun.replace(/^rec:/, '')} ending=".eva">
            {say(TEXTS.downloadAnswer)}
          </SaveButton>
        </p>
      )}
    </>
  );
}
