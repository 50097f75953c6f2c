// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';

/** Says what it means that nothing was found, up to which block it is proved, and what it does not cover. */
export function AbsenceNotice({ title, block }: { title: string; block: number | undefined }) {
  const { say } = useSpeech();
  const description = (
    <>
      <p>{block === undefined ? say(TEXTS.noneUnproven) : say(TEXTS.noneProven, { block })}</p>
      <p>{say(TEXTS.noneMeans)}</p>
      <ul>
        <li>{say(TEXTS.noneSealed)}</li>
        <li>{say(TEXTS.noneLater)}</li>
        <li>{say(TEXTS.noneElsewhere)}</li>
      </ul>
    </>
  );
  return (
    <Alert
      role="status"
      type={block === undefined ? 'warning' : 'info'}
      showIcon
      title={title}
      description={description}
    />
  );
}
