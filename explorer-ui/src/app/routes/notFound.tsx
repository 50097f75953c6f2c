// SPDX-License-Identifier: Apache-2.0
import { Link } from 'react-router';
import { useSpeech } from '../../language/language';
import { TEXTS } from '../../language/texts';
import { useTitle } from '../../language/useTitle';

/** An address that leads nowhere. */
export function Component() {
  const { say } = useSpeech();
  useTitle(say(TEXTS.notFoundTitle));
  return (
    <>
      <h1>{say(TEXTS.notFoundTitle)}</h1>
      <p>{say(TEXTS.notFoundAction)}</p>
      <p>
        <Link to="/">{say(TEXTS.toSearch)}</Link>
      </p>
    </>
  );
}
