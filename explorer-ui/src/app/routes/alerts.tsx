// SPDX-License-Identifier: Apache-2.0
import { AlertTable } from '../../features/alert/components/AlertTable';
import { ALERT_TEXTS } from '../../features/alert/texts';
import { useSpeech } from '../../language/language';
import { useTitle } from '../../language/useTitle';
import { Choices, useChoice } from '../../narration/Choices';

/** What analyses point at, and what departments made of it. */
export function Component() {
  const { say } = useSpeech();
  const choice = useChoice();
  const title = say(ALERT_TEXTS.allTitle);
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <p>
        {say(ALERT_TEXTS.notFinding)} {say(ALERT_TEXTS.readers)}
      </p>
      <Choices choice={choice} texts={ALERT_TEXTS} />
      <AlertTable choice={choice} />
    </>
  );
}
