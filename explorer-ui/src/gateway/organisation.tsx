// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useSpeech } from '../language/language';
import { gateway } from './client';
import { content } from './problem';

interface OrganisationHead {
  readonly name?: { readonly zh?: string; readonly en?: string };
}

/** An organisation by the name under which it is registered, and by its id on the channel. */
export function Organisation({ id }: { id: string }) {
  const { language } = useSpeech();
  const { data } = useQuery({
    queryKey: ['organisation', id],
    queryFn: () =>
      content(gateway.GET('/api/v1/heads/{kind}/{id}', { params: { path: { kind: 'organisation', id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const name = (data as OrganisationHead | undefined)?.name?.[language];
  return name === undefined ? id : `${name} (${id})`;
}
