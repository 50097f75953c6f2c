// SPDX-License-Identifier: Apache-2.0
import { Link } from 'react-router';

/** A code that leads to its page. */
export function CodeLink({ to, text }: { to: string; text: string }) {
  return (
    <Link to={to}>
      <code>{text}</code>
    </Link>
  );
}

/** A record by its reference (`rec:…`) or id. */
export function RecordLink({ record }: { record: string }) {
  const id = record.replace(/^rec:/, '');
  return <CodeLink to={`/records/${id}`} text={id} />;
}

/** An organisation or person by its code, which leads to all records about it. */
export function SubjectLink({ subject }: { subject: string }) {
  return <CodeLink to={`/index/subject?key=${encodeURIComponent(subject)}`} text={subject.replace(/^org:/, '')} />;
}
