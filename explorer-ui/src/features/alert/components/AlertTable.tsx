// SPDX-License-Identifier: Apache-2.0
import { Button, Empty } from 'antd';
import { Link } from 'react-router';
import { Department } from '../../../gateway/department';
import { ProblemNotice } from '../../../gateway/ProblemNotice';
import { useSpeech } from '../../../language/language';
import { type Choice, choicePath } from '../../../narration/Choices';
import { CodeLink, RecordLink } from '../../../narration/CodeLink';
import { Table } from '../../../narration/Table';
import { Waiting } from '../../../narration/Waiting';
import { Word } from '../../../narration/Word';
import { useAlerts } from '../api/alerts';
import { ALERT_STATES, ALERT_TEXTS, ANALYSES } from '../texts';

/** Alerts by the gateway's word, each with who has it. */
export function AlertTable({ choice }: { choice: Choice }) {
  const { say } = useSpeech();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAlerts(choice);
  if (error !== null) {
    return <ProblemNotice failure={error} again={() => void refetch()} />;
  }
  if (data === undefined) {
    return <Waiting />;
  }
  const alerts = data.pages.flatMap((page) => page.alerts);
  return (
    <>
      {alerts.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(ALERT_TEXTS.none)} />
      ) : (
        <Table
          columns={[
            say(ALERT_TEXTS.analysis),
            say(ALERT_TEXTS.record),
            say(ALERT_TEXTS.lot),
            say(ALERT_TEXTS.department),
            say(ALERT_TEXTS.state),
          ]}
          rows={alerts.map(({ alert, analysis, lot, department, state }) => ({
            key: alert,
            cells: [
              <Link key="analysis" to={`/alerts/${alert.replace(/^rec:/, '')}`}>
                <Word words={ANALYSES} code={analysis} />
              </Link>,
              <RecordLink key="record" record={alert} />,
              lot === '' ? '' : <CodeLink key="lot" to={`/lots/${lot}`} text={lot} />,
              department === '' ? (
                say(ALERT_TEXTS.nobody)
              ) : (
                <Link key="department" to={choicePath({ ...choice, department })}>
                  <Department id={department} />
                </Link>
              ),
              <Word key="state" words={ALERT_STATES} code={state} />,
            ],
          }))}
        />
      )}
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say(ALERT_TEXTS.more)}
        </Button>
      )}
    </>
  );
}
