// SPDX-License-Identifier: Apache-2.0
import { Progress } from 'antd';
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import type { Reached } from '../parts';

/** How many of a key's records have come, while an answer in parts does. */
export function PartsNotice({ reached: { count, total } }: { reached: Reached }) {
  const { say } = useSpeech();
  const text = say(TEXTS.partsCome, { count, total });
  return (
    <div role="status">
      <p>{text}</p>
      <Progress percent={total === 0 ? 0 : Math.floor((100 * count) / total)} aria-label={text} />
    </div>
  );
}
