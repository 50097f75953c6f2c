// SPDX-License-Identifier: Apache-2.0
import { Alert, Button } from 'antd';
import { Link, useLocation } from 'react-router';
import { useSpeech } from '../language/language';
import { TEXTS } from '../language/texts';
import { Problem } from './problem';

const UNAUTHENTICATED = 401;

/** Says what went wrong, its code, and what to do. */
export function ProblemNotice({ failure, again }: { failure: unknown; again?: () => void }) {
  const { say } = useSpeech();
  const { pathname, search } = useLocation();
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
      {failure.status === UNAUTHENTICATED && (
        <p>
          <Link to={`/sign-in?from=${encodeURIComponent(pathname + search)}`}>{say(TEXTS.toSignIn)}</Link>
        </p>
      )}
    </>
  );
  return <Alert type="error" showIcon title={say(failure.title)} description={description} action={button} />;
}
