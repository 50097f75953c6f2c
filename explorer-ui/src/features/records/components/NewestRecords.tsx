// SPDX-License-Identifier: Apache-2.0
import { Empty } from 'antd';
import { Link } from 'react-router';
import { ProblemNotice } from '../../../gateway/ProblemNotice';
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import { Moment } from '../../../narration/Moment';
import { titleOf } from '../../../narration/narrate';
import { recordJson } from '../../../narration/recordJson';
import { Waiting } from '../../../narration/Waiting';
import { useNewest } from '../api/records';

/** The newest records by the gateway's word, each with its page, where it is verified. */
export function NewestRecords() {
  const { say, language } = useSpeech();
  const { data, error, refetch } = useNewest();
  if (error !== null) {
    return <ProblemNotice failure={error} again={() => void refetch()} />;
  }
  if (data === undefined) {
    return <Waiting />;
  }
  if (data.items.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(TEXTS.newestNone)} />;
  }
  return (
    <ul className="entries">
      {data.items.map(({ id, time, record }) => {
        const { lot, ...rest } = recordJson(record);
        return (
          <li key={id}>
            <Link to={`/records/${id}`}>{titleOf(rest, language)}</Link>{' '}
            <span className="quiet">
              <Moment text={time} />
            </span>{' '}
            {lot !== undefined && (
              <Link to={`/lots/${lot}`}>
                <code>{lot}</code>
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
