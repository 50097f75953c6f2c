// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { gateway } from '../../../gateway/client';
import { content } from '../../../gateway/problem';
import { type Json, object, objects, text } from '../../../narration/recordJson';

/** What the measures of a version of the catalogue are called, by their codes; empty until that is known. */
export function useMeasureNames(version: string): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['catalogue', version],
    queryFn: () =>
      content(gateway.GET('/api/v1/heads/{kind}/{id}', { params: { path: { kind: 'catalogue', id: version } } })),
    enabled: version !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const measures = objects(object(object((data ?? {}) as Json, 'body'), 'content'), 'measures');
    return new Map(measures.map((measure) => [text(measure, 'code'), text(measure, 'text')]));
  }, [data]);
}
