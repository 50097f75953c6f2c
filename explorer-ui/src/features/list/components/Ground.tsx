// SPDX-License-Identifier: Apache-2.0
import { CodeLink, RecordLink } from '../../../narration/CodeLink';
import type { ListEntry } from '../list';

/** What an entry rests on: a decision, or merits. */
export function Ground({ entry: { sanction, merits } }: { entry: ListEntry }) {
  const decision = sanction.replace(/^rec:/, '');
  return (
    <>
      {decision !== '' && <CodeLink to={`/sanctions/${decision}`} text={decision} />}
      {merits.map((merit) => (
        <div key={merit}>
          <RecordLink record={merit} />
        </div>
      ))}
    </>
  );
}
