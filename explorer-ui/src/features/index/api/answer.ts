// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { gateway } from '../../../gateway/client';
import { bytes } from '../../../gateway/problem';
import type { IndexName } from '../../../verifier/index/indexKey';
import { reached } from '../parts';

/**
 * All records of a key, or that there is none, with the proof: `.eva` files. A key with many records comes in parts, which are asked for
 * one after the other to the end; `parts` is undefined until then, or until one of them fails to come.
 */
export function useAnswer(name: IndexName, key: string) {
  const { data, error, isPending, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['answer', name, key],
    queryFn: ({ pageParam }) =>
      bytes(
        gateway.GET('/api/v1/index/{name}', {
          params: { path: { name }, query: { key, ...(pageParam === 0 ? {} : { cursor: pageParam }) } },
          parseAs: 'arrayBuffer',
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (_, parts: readonly Uint8Array[]) => reached(parts).next,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const pages = data?.pages;
  const isWhole = pages !== undefined && (!hasNextPage || error !== null);
  const progress = useMemo(() => (pages === undefined || isWhole ? undefined : reached(pages)), [pages, isWhole]);
  return { parts: isWhole ? pages : undefined, progress, error, isPending, refetch };
}
