// SPDX-License-Identifier: Apache-2.0
import { Empty } from 'antd';
import { Link } from 'react-router';
import { useSpeech } from '../../../language/language';
import { SubjectLink } from '../../../narration/CodeLink';
import { Table } from '../../../narration/Table';
import type { Snapshot } from '../list';
import { entryPath } from '../paths';
import { LIST_TEXTS } from '../texts';
import { Ground } from './Ground';

/** Who stands on a list on a day. */
export function SnapshotTable({ list, snapshot: { entries } }: { list: string; snapshot: Snapshot }) {
  const { say } = useSpeech();
  if (entries.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(LIST_TEXTS.snapshotEmpty)} />;
  }
  return (
    <>
      <p>{say(LIST_TEXTS.snapshotCount, { count: entries.length })}</p>
      <Table
        columns={[
          say(LIST_TEXTS.subject),
          say(LIST_TEXTS.from),
          say(LIST_TEXTS.until),
          say(LIST_TEXTS.ground),
          say(LIST_TEXTS.entry),
        ]}
        rows={entries.map(({ subject, entry }) => ({
          key: subject,
          cells: [
            <SubjectLink key="subject" subject={subject} />,
            entry.from,
            entry.until,
            <Ground key="ground" entry={entry} />,
            <Link key="entry" to={entryPath(list, subject)} aria-label={`${say(LIST_TEXTS.showEntry)} ${subject}`}>
              {say(LIST_TEXTS.showEntry)}
            </Link>,
          ],
        }))}
      />
    </>
  );
}
