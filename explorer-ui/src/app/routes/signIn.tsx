// SPDX-License-Identifier: Apache-2.0
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Asked } from '../../gateway/Asked';
import { ProblemNotice } from '../../gateway/ProblemNotice';
import { signIn, signOut } from '../../gateway/session';
import { useSpeech } from '../../language/language';
import { useTitle } from '../../language/useTitle';
import { FieldForm } from '../../narration/FieldForm';
import { CallerFacts } from '../../signIn/CallerFacts';
import { useCaller, useSession, useSignIn } from '../../signIn/caller';
import { beginSignIn, type Issuer, pastedSession, returnAddress } from '../../signIn/flow';
import { SIGN_IN_TEXTS } from '../../signIn/texts';

/** The command of the demo issuer that `network/up` starts. */
const COMMAND = 'curl -X POST http://127.0.0.1:9190/people/city/witness';

/** Signs somebody in by an issuer or by a token, says as whom they count here and what they may do, and signs them out. */
export function Component() {
  const { say } = useSpeech();
  const title = say(SIGN_IN_TEXTS.title);
  useTitle(title);
  const present = useSession();
  return (
    <>
      <h1>{title}</h1>
      <p>{say(SIGN_IN_TEXTS.lead)}</p>
      {present === undefined ? <SignInWays /> : <SignedIn />}
    </>
  );
}

function SignedIn() {
  const { say } = useSpeech();
  const present = useSession();
  const caller = useCaller();
  return (
    <section aria-labelledby="caller">
      <h2 id="caller">{say(SIGN_IN_TEXTS.signedInAs)}</h2>
      <p>
        <Button onClick={signOut}>{say(SIGN_IN_TEXTS.signOut)}</Button>
      </p>
      <Asked question={caller}>
        {(known) => present !== undefined && <CallerFacts caller={known} session={present} />}
      </Asked>
    </section>
  );
}

function SignInWays() {
  const { say } = useSpeech();
  const question = useSignIn();
  return (
    <>
      <Asked question={question}>
        {({ open, issuers }) => (
          <>
            {open && <Alert role="status" type="warning" showIcon title={say(SIGN_IN_TEXTS.open)} />}
            {issuers.length === 0 && <p>{say(SIGN_IN_TEXTS.noIssuer)}</p>}
            {issuers.map((issuer) => (
              <ByIssuer key={issuer.issuer} issuer={issuer} />
            ))}
          </>
        )}
      </Asked>
      <ByToken />
    </>
  );
}

function ByIssuer({ issuer }: { issuer: Issuer }) {
  const { say } = useSpeech();
  const [parameters] = useSearchParams();
  const [failure, setFailure] = useState<unknown>();
  const begin = (): void => {
    setFailure(undefined);
    beginSignIn(issuer, pageOf(parameters.get('from'))).catch(setFailure);
  };
  return (
    <div>
      <p>
        <Button type="primary" onClick={begin}>
          {say(SIGN_IN_TEXTS.byIssuer, { issuer: issuer.issuer })}
        </Button>
      </p>
      <p className="quiet">{say(SIGN_IN_TEXTS.byIssuerHelp, { address: returnAddress() })}</p>
      {failure !== undefined && <ProblemNotice failure={failure} again={begin} />}
    </div>
  );
}

/** A page of the explorer, and no other address, to which somebody goes back. */
function pageOf(from: string | null): string {
  return from !== null && /^\/[^/\\]/.test(from) ? from : '/sign-in';
}

function ByToken() {
  const { say } = useSpeech();
  const [isWrong, setWrong] = useState(false);
  return (
    <section aria-labelledby="paste">
      <h2 id="paste">{say(SIGN_IN_TEXTS.pasteHeading)}</h2>
      <FieldForm
        fields={[{ name: 'token', label: say(SIGN_IN_TEXTS.pasteLabel) }]}
        help={say(SIGN_IN_TEXTS.pasteHelp, { command: COMMAND })}
        button={say(SIGN_IN_TEXTS.pasteButton)}
        done={({ token = '' }) => {
          const pasted = pastedSession(token, Date.now());
          setWrong(pasted === undefined);
          if (pasted !== undefined) {
            signIn(pasted);
          }
        }}
      />
      {isWrong && <Alert type="error" showIcon title={say(SIGN_IN_TEXTS.pasteWrong)} />}
    </section>
  );
}
