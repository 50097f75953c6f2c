// SPDX-License-Identifier: Apache-2.0
import { NavLink } from 'react-router';
import { useSpeech } from '../language/language';
import { useCaller, useSession } from './caller';
import { PARTIES, SIGN_IN_TEXTS } from './texts';

/** Leads to the sign-in, or says as whom somebody is signed in. */
export function SignInLink() {
  const { say } = useSpeech();
  const present = useSession();
  const { data: caller } = useCaller();
  if (present === undefined || caller === undefined) {
    return <NavLink to="/sign-in">{say(SIGN_IN_TEXTS.nav)}</NavLink>;
  }
  const part = PARTIES[caller.party];
  const who = `${part === undefined ? caller.party : say(part)} · ${caller.organisation}`;
  return <NavLink to="/sign-in">{say(SIGN_IN_TEXTS.navSignedIn, { who })}</NavLink>;
}
