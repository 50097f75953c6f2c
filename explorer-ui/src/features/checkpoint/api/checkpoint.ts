// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { gateway } from '../../../gateway/client';
import { content } from '../../../gateway/problem';

const AGAIN_MS = 5000;

/** The newest checkpoint: a signed note. */
export function useCheckpoint() {
  return useQuery({
    queryKey: ['checkpoint'],
    queryFn: () => content(gateway.GET('/log/checkpoint', { parseAs: 'text' })),
    refetchInterval: AGAIN_MS,
  });
}

/** All forks that the gateway ever saw. */
export function useForks() {
  return useQuery({
    queryKey: ['forks'],
    queryFn: () => content(gateway.GET('/log/forks')),
    refetchInterval: AGAIN_MS,
  });
}

/** How the gateway is, by its own word. */
export function useHealth() {
  return useQuery({
    queryKey: ['health'],
    queryFn: () => content(gateway.GET('/api/v1/health')),
    refetchInterval: AGAIN_MS,
  });
}
