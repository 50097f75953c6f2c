// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { gateway } from '../../../gateway/client';
import { content } from '../../../gateway/problem';
import type { Choice } from '../../../narration/Choices';
import { alertOf, alertPageOf } from '../alert';

const PAGE = 100;

/** Alerts, a page at a time. */
export function useAlerts({ open, department }: Choice) {
  return useInfiniteQuery({
    queryKey: ['alerts', open, department],
    queryFn: async ({ pageParam: after }) => {
      const query = {
        ...(open === undefined ? {} : { open }),
        ...(department === undefined ? {} : { department }),
        limit: PAGE,
        after,
      };
      return alertPageOf(await content(gateway.GET('/api/v1/alerts', { params: { query } })));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

/** How an alert stands. */
export function useAlert(alert: string) {
  return useQuery({
    queryKey: ['alert', alert],
    queryFn: async () => alertOf(await content(gateway.GET('/api/v1/alerts/{alert}', { params: { path: { alert } } }))),
  });
}
