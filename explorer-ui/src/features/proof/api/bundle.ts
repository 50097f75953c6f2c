// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { gateway } from '../../../gateway/client';
import { bytes, Problem } from '../../../gateway/problem';

const UNTIL_COVERED_MS = 2000;

/** What the gateway says while no checkpoint covers a record. */
export const UNCOVERED = 'CHECKPOINT_STALE';

/** The evidence bundle of a record; while no checkpoint covers it, the gateway is asked again. */
export function useBundle(id: string) {
  return useQuery({
    queryKey: ['bundle', id],
    queryFn: () =>
      bytes(gateway.GET('/api/v1/records/{id}/bundle', { params: { path: { id } }, parseAs: 'arrayBuffer' })),
    refetchInterval: ({ state }) =>
      state.error instanceof Problem && state.error.code === UNCOVERED ? UNTIL_COVERED_MS : false,
  });
}
