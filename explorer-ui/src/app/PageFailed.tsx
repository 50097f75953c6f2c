// SPDX-License-Identifier: Apache-2.0
import { useRouteError } from 'react-router';
import { ProblemNotice } from '../gateway/ProblemNotice';
import { useSpeech } from '../language/language';
import { TEXTS } from '../language/texts';

/** A page that failed says so, and nothing about any record. */
export function PageFailed() {
  const { say } = useSpeech();
  return (
    <main>
      <h1>{say(TEXTS.product)}</h1>
      <ProblemNotice failure={useRouteError()} again={() => location.reload()} />
    </main>
  );
}
