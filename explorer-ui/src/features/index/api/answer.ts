// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { gateway } from '../../../gateway/client';
import { bytes } from '../../../gateway/problem';
import type { IndexName } from '../../../verifier/index/indexKey';

/** All records of a key, or that there is none, with the proof: an `.eva` file. */
export function useAnswer(name: IndexName, key: string) {
  return useQuery({
    queryKey: ['answer', name, key],
    queryFn: () =>
      bytes(
        gateway.GET('/api/v1/index/{name}', { params: { path: { name }, query: { key } }, parseAs: 'arrayBuffer' }),
      ),
  });
}
