// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useList, useSnapshot } from '../../features/list/api/lists';
import { ListSummary } from '../../features/list/components/ListSummary';
import { SnapshotTable } from '../../features/list/components/SnapshotTable';
import { entryPath, subjectOf } from '../../features/list/paths';
import { LIST_TEXTS } from '../../features/list/texts';
import { Asked } from '../../gateway/Asked';
import { useSpeech } from '../../language/language';
import { useTitle } from '../../language/useTitle';
import { FieldForm } from '../../narration/FieldForm';

/** A list: what it is, who stands on it today or on another day, and a question about one subject. */
export function Component() {
  const { list = '' } = useParams();
  const { say } = useSpeech();
  const question = useList(list);
  const title = question.data?.title ?? say(LIST_TEXTS.title, { id: list });
  useTitle(title);
  const missing = (
    <Alert
      role="status"
      type="info"
      showIcon
      title={say(LIST_TEXTS.none, { id: list })}
      description={say(LIST_TEXTS.noneAction)}
    />
  );
  return (
    <>
      <h1>{title}</h1>
      <Asked question={question} missing={missing}>
        {(known) => (
          <>
            <ListSummary list={known} />
            <AskSubject list={list} />
            <WhoStands list={list} />
          </>
        )}
      </Asked>
    </>
  );
}

function WhoStands({ list }: { list: string }) {
  const { say } = useSpeech();
  const [parameters, setParameters] = useSearchParams();
  const on = parameters.get('on') ?? '';
  const access = parameters.get('access') ?? '';
  const question = useSnapshot(list, on === '' ? undefined : { on, access });
  return (
    <section aria-labelledby="snapshot">
      <h2 id="snapshot">{say(LIST_TEXTS.snapshotHeading, { on: question.data?.on ?? on })}</h2>
      <p className="quiet">{say(LIST_TEXTS.endedNote)}</p>
      <Asked question={question}>{(snapshot) => <SnapshotTable list={list} snapshot={snapshot} />}</Asked>
      <h3>{say(LIST_TEXTS.dayHeading)}</h3>
      <FieldForm
        fields={[
          { name: 'on', label: say(LIST_TEXTS.dayLabel), value: on },
          { name: 'access', label: say(LIST_TEXTS.accessLabel), value: access },
        ]}
        help={say(LIST_TEXTS.dayHelp)}
        button={say(LIST_TEXTS.dayButton)}
        done={(asked) => setParameters(asked.on === '' ? {} : { ...asked })}
      />
    </section>
  );
}

function AskSubject({ list }: { list: string }) {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const [unknown, setUnknown] = useState<string>();
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">{say(LIST_TEXTS.askHeading)}</h2>
      <FieldForm
        fields={[{ name: 'subject', label: say(LIST_TEXTS.askLabel) }]}
        button={say(LIST_TEXTS.askButton)}
        done={({ subject = '' }) => {
          const known = subjectOf(subject);
          setUnknown(known === undefined ? subject : undefined);
          if (known !== undefined) {
            void navigate(entryPath(list, known));
          }
        }}
      />
      {unknown !== undefined && (
        <Alert type="warning" showIcon title={say(LIST_TEXTS.askUnknown, { input: unknown })} />
      )}
    </section>
  );
}
