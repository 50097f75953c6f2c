// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { gateway } from '../../../gateway/client';
import { content } from '../../../gateway/problem';
import { text } from '../../../narration/recordJson';

/** The id of the record that registers a piece of evidence, by the gateway's word; the record's own page verifies it. */
export function useRegistration(evidence: string) {
  return useQuery({
    queryKey: ['evidence', evidence],
    queryFn: async () => {
      const path = { kind: 'evidence', id: evidence };
      const head = await content(gateway.GET('/api/v1/heads/{kind}/{id}', { params: { path } }));
      return text(head as Record<string, unknown>, 'record').replace(/^rec:/, '');
    },
  });
}
