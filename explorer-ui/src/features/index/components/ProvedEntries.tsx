// SPDX-License-Identifier: Apache-2.0
import { Link } from 'react-router';
import { useSpeech } from '../../../language/language';
import { beijingOf } from '../../../narration/beijing';
import { titleOf, typeName } from '../../../narration/narrate';
import { recordJson } from '../../../narration/recordJson';
import type { LogEntry } from '../../../verifier/log/logEntry';

/** Records that a verified answer holds, each in words and with its page. `carried` goes on to that page. */
export function ProvedEntries({ entries, carried }: { entries: readonly LogEntry[]; carried: unknown }) {
  const { language } = useSpeech();
  return (
    <ol className="entries">
      {entries.map((entry) => {
        const record = recordJson(JSON.parse(entry.record.toString()));
        const [title, type] = [titleOf(record, language), typeName(record.type, language)];
        return (
          <li key={record.id}>
            <Link to={`/records/${record.id}`} state={carried}>
              {title}
            </Link>
            <span className="quiet">{` ${title === type ? '' : `${type} · `}${beijingOf(entry.time)} `}</span>
            {record.lot !== undefined && (
              <Link to={`/lots/${record.lot}`}>
                <code>{record.lot}</code>
              </Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}
