// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { gateway } from '../../../gateway/client';
import { content } from '../../../gateway/problem';
import { type Json, objects, text } from '../../../narration/recordJson';

/** Lots and their value of a level and category. */
export interface Volume {
  readonly level: string;
  /** Empty where it is not known. */
  readonly category: string;
  readonly lots: number;
  readonly fen: bigint;
}

/** What an organisation loaded of a year, by the gateway's word. */
export interface Year {
  readonly volumes: readonly Volume[];
  /** The record that closed the year; empty before. */
  readonly closed: string;
}

/** A year before the ledger; the year is four digits. */
export function useYear(organisation: string, year: number) {
  return useQuery({
    queryKey: ['year', organisation, year],
    queryFn: async (): Promise<Year> => {
      const path = { organisation, year };
      const head: Json = await content(gateway.GET('/api/v1/years/{organisation}/{year}', { params: { path } }));
      return {
        volumes: objects(head, 'volumes').map((volume) => ({
          level: text(volume, 'level'),
          category: text(volume, 'category'),
          lots: Number(text(volume, 'lots')),
          fen: BigInt(text(volume, 'fen') || '0'),
        })),
        closed: text(head, 'closed'),
      };
    },
  });
}
