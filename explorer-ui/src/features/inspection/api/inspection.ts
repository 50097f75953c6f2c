// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { gateway } from '../../../gateway/client';
import { content } from '../../../gateway/problem';
import { type Json, text } from '../../../narration/recordJson';

/** An inspection as it stands, by the gateway's word. */
export interface Inspection {
  readonly plan: string;
  readonly agency: string;
  readonly lots: string;
  readonly floor: string;
  /** The record that drew; empty before. */
  readonly drawn: string;
  readonly sample: string;
  /** The record that told the result; empty before. */
  readonly reported: string;
}

/** How an inspection stands. */
export function useInspection(plan: string) {
  return useQuery({
    queryKey: ['inspection', plan],
    queryFn: async (): Promise<Inspection> => {
      const head: Json = await content(gateway.GET('/api/v1/inspections/{plan}', { params: { path: { plan } } }));
      return {
        plan: text(head, 'plan'),
        agency: text(head, 'agency'),
        lots: text(head, 'lots'),
        floor: text(head, 'floor'),
        drawn: text(head, 'drawn'),
        sample: text(head, 'sample'),
        reported: text(head, 'reported'),
      };
    },
  });
}
