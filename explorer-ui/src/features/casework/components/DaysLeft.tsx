// SPDX-License-Identifier: Apache-2.0
import { Tag } from 'antd';
import { useSpeech } from '../../../language/language';
import { daysLeft } from '../casework';
import { CASEWORK_TEXTS } from '../texts';

/** How many days are left up to a last day, or how many it is overdue. */
export function DaysLeft({ lastDay, today }: { lastDay: string; today: string }) {
  const { say } = useSpeech();
  const left = daysLeft(lastDay, today);
  if (left < 0) {
    return <Tag color="error">{say(CASEWORK_TEXTS.overdue, { count: -left })}</Tag>;
  }
  return (
    <Tag color="warning">{left === 0 ? say(CASEWORK_TEXTS.lastToday) : say(CASEWORK_TEXTS.left, { count: left })}</Tag>
  );
}
