// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import { Mounted } from '../../../report/Mounted';
import { gapsView, limitsView, stepsView, verdictView } from '../../../report/reportParts';
import { REPORT_TEXTS } from '../../../report/texts';
import type { VerificationReport } from '../../../verifier/verify/report';

/** The verdict and what keeps it from being plain. */
export function Verdict({ report }: { report: VerificationReport }) {
  const { say, language } = useSpeech();
  const verdict = useMemo(() => verdictView(report, language), [report, language]);
  const gaps = useMemo(() => gapsView(report, language), [report, language]);
  return (
    <div role="status">
      <Mounted element={verdict} />
      {report.gaps.length > 0 && (
        <>
          <h3>{say(REPORT_TEXTS.gapsHeading)}</h3>
          <Mounted element={gaps} />
        </>
      )}
    </div>
  );
}

/** The steps that this page has computed, and what they do not prove, under headings of this level. */
export function Steps({ report, heading: Heading }: { report: VerificationReport; heading: 'h2' | 'h3' }) {
  const { say, language } = useSpeech();
  const steps = useMemo(() => stepsView(report, language), [report, language]);
  const limits = useMemo(() => limitsView(report, language), [report, language]);
  return (
    <>
      <Heading>{say(REPORT_TEXTS.stepsHeading)}</Heading>
      <Mounted element={steps} />
      <Heading>{say(REPORT_TEXTS.limitsHeading)}</Heading>
      <Mounted element={limits} />
    </>
  );
}

/** Steps and limits where they are not the matter of the page: one click away, and printed. */
export function FoldedSteps({ report }: { report: VerificationReport }) {
  const { say } = useSpeech();
  return (
    <details>
      <summary>{say(TEXTS.showSteps)}</summary>
      <Steps report={report} heading="h2" />
    </details>
  );
}
