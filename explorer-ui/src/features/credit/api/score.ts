// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { gateway } from '../../../gateway/client';
import { content } from '../../../gateway/problem';
import { type Json, object, objects, text } from '../../../narration/recordJson';
import { scoreOf } from '../score';

/** The score of a subject under a catalogue of rules; on a day and as known at a time, today and now where they are empty. */
export function useScore(subject: string, scheme: string, on: string, knownAt: string) {
  return useQuery({
    queryKey: ['score', subject, scheme, on, knownAt],
    queryFn: async () => {
      const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
      const path = { subject, scheme };
      return scoreOf(
        await content(gateway.GET('/api/v1/credit/scores/{subject}/{scheme}', { params: { path, query } })),
      );
    },
  });
}

/** What the rules of a version of a catalogue say, by their codes; empty until that is known. */
export function useRuleTexts(version: string): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['catalogue', version],
    queryFn: () =>
      content(gateway.GET('/api/v1/heads/{kind}/{id}', { params: { path: { kind: 'catalogue', id: version } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const rules = objects(object(object((data ?? {}) as Json, 'body'), 'content'), 'rules');
    return new Map(rules.map((rule) => [text(rule, 'code'), text(rule, 'text')]));
  }, [data]);
}
