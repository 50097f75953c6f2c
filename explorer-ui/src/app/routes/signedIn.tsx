// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { ProblemNotice } from '../../gateway/ProblemNotice';
import { useSpeech } from '../../language/language';
import { useTitle } from '../../language/useTitle';
import { endSignIn } from '../../signIn/flow';
import { SIGN_IN_TEXTS } from '../../signIn/texts';

/** Where an issuer sends the browser back: signs in with what it brings and goes on to where the visitor was. */
export function Component() {
  const { say } = useSpeech();
  const title = say(SIGN_IN_TEXTS.title);
  useTitle(title);
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<unknown>();
  // A code is good once; React runs effects twice while a page is being developed.
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!hasBegun.current) {
      hasBegun.current = true;
      endSignIn(parameters).then((from) => navigate(from, { replace: true }), setFailure);
    }
  }, [parameters, navigate]);
  return (
    <>
      <h1>{title}</h1>
      {failure === undefined ? (
        <p role="status">{say(SIGN_IN_TEXTS.finishing)}</p>
      ) : (
        <>
          <ProblemNotice failure={failure} />
          <p>
            <Link to="/sign-in">{say(SIGN_IN_TEXTS.needed)}</Link>
          </p>
        </>
      )}
    </>
  );
}
