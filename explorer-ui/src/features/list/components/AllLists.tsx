// SPDX-License-Identifier: Apache-2.0
import { Button, Empty } from 'antd';
import { Link } from 'react-router';
import { Department } from '../../../gateway/department';
import { ProblemNotice } from '../../../gateway/ProblemNotice';
import { useSpeech } from '../../../language/language';
import { Table } from '../../../narration/Table';
import { Waiting } from '../../../narration/Waiting';
import { Word } from '../../../narration/Word';
import { useLists } from '../api/lists';
import { LIST_KINDS, LIST_TEXTS } from '../texts';

/** Every list by the gateway's word, each with its page. */
export function AllLists() {
  const { say } = useSpeech();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useLists();
  if (error !== null) {
    return <ProblemNotice failure={error} again={() => void refetch()} />;
  }
  if (data === undefined) {
    return <Waiting />;
  }
  const lists = data.pages.flatMap((page) => page.lists);
  if (lists.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(LIST_TEXTS.allNone)} />;
  }
  return (
    <>
      <Table
        columns={[say(LIST_TEXTS.listName), say(LIST_TEXTS.kind), say(LIST_TEXTS.department), say(LIST_TEXTS.changes)]}
        rows={lists.map(({ list, title, kind, department, sequence }) => ({
          key: list,
          cells: [
            <Link key="list" to={`/lists/${list}`}>
              {title === '' ? list : title}
            </Link>,
            <Word key="kind" words={LIST_KINDS} code={kind} />,
            <Department key="department" id={department} />,
            sequence,
          ],
        }))}
      />
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say(LIST_TEXTS.allMore)}
        </Button>
      )}
    </>
  );
}
