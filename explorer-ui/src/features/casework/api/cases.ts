// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { gateway } from '../../../gateway/client';
import { content } from '../../../gateway/problem';
import type { Choice } from '../../../narration/Choices';
import { caseOf, casePageOf } from '../casework';

const PAGE = 100;

/** Cases, a page at a time. */
export function useCases({ open, department }: Choice) {
  return useInfiniteQuery({
    queryKey: ['cases', open, department],
    queryFn: async ({ pageParam: after }) => {
      const query = {
        ...(open === undefined ? {} : { open }),
        ...(department === undefined ? {} : { department }),
        limit: PAGE,
        after,
      };
      return casePageOf(await content(gateway.GET('/api/v1/casework', { params: { query } })));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

/** How a case stands. */
export function useCase(filing: string) {
  return useQuery({
    queryKey: ['case', filing],
    queryFn: async () =>
      caseOf(await content(gateway.GET('/api/v1/casework/{filing}', { params: { path: { filing } } }))),
  });
}
