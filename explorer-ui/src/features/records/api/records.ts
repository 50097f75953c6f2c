// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { gateway } from '../../../gateway/client';
import { content } from '../../../gateway/problem';

const NEWEST = 10;
const AGAIN_MS = 10_000;

/** The newest records on the ledger. */
export function useNewest() {
  return useQuery({
    queryKey: ['newest'],
    queryFn: () => content(gateway.GET('/api/v1/records', { params: { query: { limit: NEWEST } } })),
    refetchInterval: AGAIN_MS,
  });
}

/** How far a record is that may not be on the ledger yet. */
export function useStatus(id: string, isAsked: boolean) {
  return useQuery({
    queryKey: ['status', id],
    queryFn: () => content(gateway.GET('/api/v1/records/{id}/status', { params: { path: { id } } })),
    enabled: isAsked,
  });
}
