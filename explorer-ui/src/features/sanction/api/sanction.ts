// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { gateway } from '../../../gateway/client';
import { content } from '../../../gateway/problem';
import { sanctionOf } from '../sanction';

/** A decision as it stands, by the gateway's word. */
export function useSanction(draft: string) {
  return useQuery({
    queryKey: ['sanction', draft],
    queryFn: async () =>
      sanctionOf(await content(gateway.GET('/api/v1/sanctions/{draft}', { params: { path: { draft } } }))),
  });
}
