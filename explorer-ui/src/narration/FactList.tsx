// SPDX-License-Identifier: Apache-2.0
import { Fragment } from 'react';
import { useSpeech } from '../language/language';
import { CodeLink, RecordLink, SubjectLink } from './CodeLink';
import { Moment } from './Moment';
import type { Fact } from './narrate';

/** What a record says, with links to what it names. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  const { say } = useSpeech();
  return (
    <dl>
      {facts.map((fact) => (
        <Fragment key={`${fact.label.en} ${fact.value}`}>
          <dt>{say(fact.label)}</dt>
          <dd>
            <FactValue fact={fact} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function FactValue({ fact: { kind, value } }: { fact: Fact }) {
  switch (kind) {
    case 'text':
      return <>{value}</>;
    case 'time':
      return <Moment text={value} />;
    case 'code':
      return <code>{value}</code>;
    case 'record':
      return <RecordLink record={value} />;
    case 'lot':
      return <CodeLink to={`/lots/${value}`} text={value} />;
    case 'dossier':
      return <CodeLink to={`/index/lot?key=${encodeURIComponent(value)}`} text={value} />;
    case 'subject':
      return <SubjectLink subject={value} />;
    case 'sanction':
      return <CodeLink to={`/sanctions/${value.replace(/^rec:/, '')}`} text={value.replace(/^rec:/, '')} />;
    case 'list':
      return <CodeLink to={`/lists/${value}`} text={value} />;
    case 'inspection':
      return <CodeLink to={`/inspections/${value.replace(/^rec:/, '')}`} text={value.replace(/^rec:/, '')} />;
    case 'case':
      return <CodeLink to={`/casework/${value.replace(/^rec:/, '')}`} text={value.replace(/^rec:/, '')} />;
    case 'alert':
      return <CodeLink to={`/alerts/${value.replace(/^rec:/, '')}`} text={value.replace(/^rec:/, '')} />;
    case 'year':
      return <CodeLink to={`/years/${value}`} text={value} />;
    case 'evidence':
      return <CodeLink to={`/evidence/${value}`} text={value} />;
    case 'digest':
      return <CodeLink to={`/index/digest?key=${value}`} text={value} />;
  }
}
