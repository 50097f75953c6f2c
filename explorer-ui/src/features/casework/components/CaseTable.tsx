// SPDX-License-Identifier: Apache-2.0
import { Button, Empty } from 'antd';
import { Link } from 'react-router';
import { Department } from '../../../gateway/department';
import { ProblemNotice } from '../../../gateway/ProblemNotice';
import { useSpeech } from '../../../language/language';
import { chinaToday } from '../../../narration/beijing';
import { type Choice, choicePath } from '../../../narration/Choices';
import { CodeLink } from '../../../narration/CodeLink';
import { Table } from '../../../narration/Table';
import { Waiting } from '../../../narration/Waiting';
import { Word } from '../../../narration/Word';
import { useCases } from '../api/cases';
import { CASE_KINDS, CASE_STATES, CASEWORK_TEXTS } from '../texts';
import { DaysLeft } from './DaysLeft';

/** Cases by the gateway's word, each with what is due next. */
export function CaseTable({ choice }: { choice: Choice }) {
  const { say } = useSpeech();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useCases(choice);
  if (error !== null) {
    return <ProblemNotice failure={error} again={() => void refetch()} />;
  }
  if (data === undefined) {
    return <Waiting />;
  }
  const cases = data.pages.flatMap((page) => page.cases);
  const today = chinaToday();
  return (
    <>
      {cases.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(CASEWORK_TEXTS.none)} />
      ) : (
        <Table
          columns={[
            say(CASEWORK_TEXTS.kind),
            say(CASEWORK_TEXTS.filing),
            say(CASEWORK_TEXTS.keeper),
            say(CASEWORK_TEXTS.lot),
            say(CASEWORK_TEXTS.state),
            say(CASEWORK_TEXTS.due),
          ]}
          rows={cases.map(({ filing, kind, keeper, lot, state, dueBy, receivedOn }) => ({
            key: filing,
            cells: [
              <Link key="kind" to={`/casework/${filing.replace(/^rec:/, '')}`}>
                <Word words={CASE_KINDS} code={kind} /> {receivedOn}
              </Link>,
              <CodeLink
                key="filing"
                to={`/records/${filing.replace(/^rec:/, '')}`}
                text={filing.replace(/^rec:/, '')}
              />,
              <Link key="keeper" to={choicePath({ ...choice, department: keeper })}>
                <Department id={keeper} />
              </Link>,
              lot === '' ? '' : <CodeLink key="lot" to={`/lots/${lot}`} text={lot} />,
              <Word key="state" words={CASE_STATES} code={state} />,
              dueBy === '' ? (
                ''
              ) : (
                <span key="due">
                  {dueBy} <DaysLeft lastDay={dueBy} today={today} />
                </span>
              ),
            ],
          }))}
        />
      )}
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say(CASEWORK_TEXTS.more)}
        </Button>
      )}
    </>
  );
}
