// SPDX-License-Identifier: Apache-2.0
import { AllLists } from '../../features/list/components/AllLists';
import { LIST_TEXTS } from '../../features/list/texts';
import { useSpeech } from '../../language/language';
import { useTitle } from '../../language/useTitle';

/** What red and black lists there are. */
export function Component() {
  const { say } = useSpeech();
  const title = say(LIST_TEXTS.allTitle);
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <p>{say(LIST_TEXTS.allLead)}</p>
      <AllLists />
    </>
  );
}
