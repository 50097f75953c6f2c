// SPDX-License-Identifier: Apache-2.0
import { Alert, Button } from 'antd';
import { useSpeech } from '../language/language';
import { TEXTS } from '../language/texts';
import { Problem } from './problem';

/** Says what went wrong, its code, and what to do. */
export function ProblemNotice({ failure, again }: { failure: unknown; again?: () => void }) {
  const { say } = useSpeech();
  const button = again === undefined ? undefined : <Button onClick={again}>{say(TEXTS.tryAgain)}</Button>;
  if (!(failure instanceof Problem)) {
    return <Alert type="error" showIcon title={say(TEXTS.failed)} description={String(failure)} action={button} />;
  }
  const description = (
    <>
      <p>{say(failure.action)}</p>
      <p>
        <code>{failure.code}</code> {failure.detail}
      </p>
    </>
  );
  return <Alert type="error" showIcon title={say(failure.title)} description={description} action={button} />;
}
