// SPDX-License-Identifier: Apache-2.0
import { CaseTable } from '../../features/casework/components/CaseTable';
import { CASEWORK_TEXTS } from '../../features/casework/texts';
import { useSpeech } from '../../language/language';
import { useTitle } from '../../language/useTitle';
import { Choices, useChoice } from '../../narration/Choices';

/** Complaints, tip-offs and clues, and by when what is due. */
export function Component() {
  const { say } = useSpeech();
  const choice = useChoice();
  const title = say(CASEWORK_TEXTS.allTitle);
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <p>{say(CASEWORK_TEXTS.allLead)}</p>
      <Choices choice={choice} texts={CASEWORK_TEXTS} />
      <CaseTable choice={choice} />
    </>
  );
}
