// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Empty, Input, Progress, Skeleton, Tag, Timeline } from 'antd';
import { createElement } from 'react';

/**
 * One of each component of Ant Design that the explorer uses, in the forms that it uses. The build renders them once and takes
 * their styles, so that the page needs none that a program puts in: its policy allows style sheets of the gateway only.
 */
export const components = [
  createElement(Alert, { key: 'alert', type: 'error', showIcon: true, title: '-', description: '-' }),
  createElement(Button, { key: 'button', type: 'primary' }, '-'),
  createElement(Empty, { key: 'empty' }),
  createElement(Input, { key: 'input', allowClear: true }),
  createElement(Progress, { key: 'progress', percent: 50 }),
  createElement(Skeleton, { key: 'skeleton', active: false }),
  createElement(Tag, { key: 'tag', color: 'success' }, '-'),
  createElement(Timeline, { key: 'timeline', items: [{ title: '-', content: '-' }] }),
];
