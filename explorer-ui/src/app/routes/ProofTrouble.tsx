// SPDX-License-Identifier: Apache-2.0
import { Verdict } from '../../features/proof/components/ReportView';
import { ProblemNotice } from '../../gateway/ProblemNotice';
import { useSpeech } from '../../language/language';
import type { Bilingual } from '../../verifier/verify/catalogue';
import type { ProvedRecords } from './useProvedRecords';

/** Says why a matter's records are not proved; nothing where they are. */
export function ProofTrouble({
  proof: { error, again, report },
  unverified,
  none,
}: {
  proof: ProvedRecords;
  unverified: Bilingual;
  none: Bilingual;
}) {
  const { say } = useSpeech();
  if (error !== null) {
    return (
      <>
        <p>{say(none)}</p>
        <ProblemNotice failure={error} again={again} />
      </>
    );
  }
  return report === undefined || report.answer !== undefined ? null : (
    <>
      <p>{say(unverified)}</p>
      <Verdict report={report} />
    </>
  );
}
