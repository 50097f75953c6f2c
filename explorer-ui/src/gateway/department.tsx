// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { gateway } from './client';
import { content } from './problem';

/** A department by the name under which it is registered; by its id until that is known. */
export function Department({ id }: { id: string }) {
  const { data } = useQuery({
    queryKey: ['department', id],
    queryFn: () => content(gateway.GET('/api/v1/heads/{kind}/{id}', { params: { path: { kind: 'department', id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const name = (data as { readonly name?: unknown } | undefined)?.name;
  return typeof name === 'string' ? name : <code>{id}</code>;
}
