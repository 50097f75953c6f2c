// SPDX-License-Identifier: Apache-2.0
import { Department } from '../../../gateway/department';
import { useSpeech } from '../../../language/language';
import { ProofMark } from '../../../narration/ProofMark';
import type { RecordJson } from '../../../narration/recordJson';
import { Table } from '../../../narration/Table';
import { Word } from '../../../narration/Word';
import { type Handing, handingMark } from '../casework';
import { CASEWORK_TEXTS, HANDED, RESULTS } from '../texts';

/** What was handed over to whom, and whether they took it. */
export function Handings({
  handings,
  proved,
}: {
  handings: readonly Handing[];
  proved: readonly RecordJson[] | undefined;
}) {
  const { say } = useSpeech();
  if (handings.length === 0) {
    return <p>{say(CASEWORK_TEXTS.handingsNone)}</p>;
  }
  return (
    <Table
      columns={[
        say(CASEWORK_TEXTS.what),
        say(CASEWORK_TEXTS.to),
        say(CASEWORK_TEXTS.result),
        say(CASEWORK_TEXTS.proof),
      ]}
      rows={handings.map((handing) => ({
        key: handing.record,
        cells: [
          <Word key="what" words={HANDED} code={handing.what} />,
          <Department key="to" id={handing.to} />,
          handing.result === '' ? (
            say(CASEWORK_TEXTS.pending)
          ) : (
            <Word key="result" words={RESULTS} code={handing.result} />
          ),
          <ProofMark key="proof" mark={handingMark(handing, proved)} />,
        ],
      }))}
    />
  );
}
