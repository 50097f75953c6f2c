// SPDX-License-Identifier: Apache-2.0
import { Link } from 'react-router';
import { useSpeech } from '../language/language';
import { beijing } from './beijing';
import { titleOf } from './narrate';
import type { RecordJson } from './recordJson';

/** The records by which a step was taken. */
export function StepRecords({ records }: { records: readonly RecordJson[] }) {
  const { language } = useSpeech();
  return records.length === 0 ? null : (
    <ul className="step-records">
      {records.map((record) => (
        <li key={record.id}>
          <Link to={`/records/${record.id}`}>{titleOf(record, language)}</Link>{' '}
          <span className="quiet">{beijing(record.at)}</span>
        </li>
      ))}
    </ul>
  );
}
