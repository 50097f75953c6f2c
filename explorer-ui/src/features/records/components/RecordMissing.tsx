// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import { useStatus } from '../api/records';

/** Says what it means that the log holds no record of this id: on its way, refused, or not here. */
export function RecordMissing({ id, block }: { id: string; block: number | undefined }) {
  const { say, language } = useSpeech();
  const { data } = useStatus(id, true);
  if (data === undefined) {
    return (
      <Alert
        role="status"
        type="warning"
        showIcon
        title={say(TEXTS.recordUnknown, { id })}
        description={say(TEXTS.recordUnknownMeans, { block: block ?? '?' })}
      />
    );
  }
  if (data.status === 'REFUSED') {
    const reason = language === 'zh' ? data.titleZh : data.title;
    const description = `${data.code ?? ''} ${reason ?? ''} ${data.detail ?? ''}`;
    return <Alert type="error" showIcon title={say(TEXTS.recordRefused)} description={description} />;
  }
  return (
    <Alert
      role="status"
      type="info"
      showIcon
      title={say(TEXTS.recordPending)}
      description={`${say(TEXTS.status)} ${data.status}`}
    />
  );
}
