// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { Navigate, useParams } from 'react-router';
import { useRegistration } from '../../features/evidence/api/registration';
import { ProblemNotice } from '../../gateway/ProblemNotice';
import { isMissing } from '../../gateway/problem';
import { useSpeech } from '../../language/language';
import { TEXTS } from '../../language/texts';
import { useTitle } from '../../language/useTitle';
import { Waiting } from '../../narration/Waiting';

/** A piece of evidence by its random id: leads to the record that registers it. */
export function Component() {
  const { id = '' } = useParams();
  const { say } = useSpeech();
  const title = say(TEXTS.evidenceTitle, { id });
  useTitle(title);
  const { data, error, refetch } = useRegistration(id);
  if (data !== undefined) {
    return <Navigate to={`/records/${data}`} replace />;
  }
  return (
    <>
      <h1>{title}</h1>
      {error === null ? (
        <Waiting />
      ) : isMissing(error) ? (
        <Alert role="status" type="warning" showIcon title={say(TEXTS.evidenceNone, { id })} />
      ) : (
        <ProblemNotice failure={error} again={() => void refetch()} />
      )}
    </>
  );
}
