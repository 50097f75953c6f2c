// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from 'antd';

/** Stands where an answer will stand. It has no title: a heading without words misleads whoever has headings read out. */
export function Waiting() {
  return (
    <div className="waiting" aria-busy="true">
      <Skeleton active={false} title={false} paragraph={{ rows: 3 }} />
    </div>
  );
}
