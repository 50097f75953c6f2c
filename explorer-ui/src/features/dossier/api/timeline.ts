// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query';
import { gateway } from '../../../gateway/client';
import { content } from '../../../gateway/problem';

/** How many records come at once. */
export const PART = 200;

/** The records of a lot by the gateway's word, part by part in the order of the ledger. */
export function useTimeline(code: string) {
  return useInfiniteQuery({
    queryKey: ['timeline', code],
    queryFn: ({ pageParam }) =>
      content(
        gateway.GET('/api/v1/lots/{code}', {
          params: { path: { code }, query: { cursor: pageParam, limit: PART } },
        }),
      ),
    initialPageParam: '0',
    getNextPageParam: (last) => last.next,
  });
}
