// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { gateway } from '../../../gateway/client';
import { bytes, content, isMissing } from '../../../gateway/problem';
import { entryOf, type ListEntry, listOf, listPageOf, type Readable, readablesOf, snapshotOf } from '../list';

const PAGE = 100;

/** What lists there are, a page at a time. */
export function useLists() {
  return useInfiniteQuery({
    queryKey: ['lists'],
    queryFn: async ({ pageParam: after }) =>
      listPageOf(await content(gateway.GET('/api/v1/lists', { params: { query: { limit: PAGE, after } } }))),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

/** What a list is, and how far it has come. */
export function useList(list: string) {
  return useQuery({
    queryKey: ['list', list],
    queryFn: async () => listOf(await content(gateway.GET('/api/v1/lists/{list}', { params: { path: { list } } }))),
  });
}

/** What day is asked for, and on what basis; today for everybody if it is left out. */
export interface PastDay {
  readonly on: string;
  readonly access: string;
}

/** Who stands on a list. */
export function useSnapshot(list: string, past: PastDay | undefined) {
  return useQuery({
    queryKey: ['snapshot', list, past],
    queryFn: async () => {
      const query = past === undefined ? {} : { on: past.on, ...(past.access === '' ? {} : { access: past.access }) };
      return snapshotOf(
        await content(gateway.GET('/api/v1/lists/{list}/snapshot', { params: { path: { list }, query } })),
      );
    },
  });
}

/** An entry in force; nothing where there is none. */
export function useEntry(list: string, subject: string) {
  return useQuery({
    queryKey: ['entry', list, subject],
    queryFn: async (): Promise<ListEntry | null> => {
      const path = { list, subject };
      try {
        const entry = await content(gateway.GET('/api/v1/lists/{list}/entries/{subject}', { params: { path } }));
        return entryOf(entry);
      } catch (failure) {
        if (isMissing(failure)) {
          return null;
        }
        throw failure;
      }
    },
  });
}

/** The proof from the map of what is in force that a subject is listed today, or is not. */
export function useEntryProof(list: string, subject: string) {
  return useQuery({
    queryKey: ['entry-proof', list, subject],
    queryFn: async () => [
      await bytes(
        gateway.GET('/api/v1/lists/{list}/entries/{subject}', {
          params: { path: { list, subject }, query: { proof: '1' } },
          parseAs: 'arrayBuffer',
        }),
      ),
    ],
  });
}

/** What people read of an entry in force. */
export function useReadable(list: string, subject: string, isListed: boolean) {
  return useQuery({
    queryKey: ['readable', list, subject],
    queryFn: async (): Promise<readonly Readable[]> => {
      const path = { list, subject };
      return readablesOf(
        await content(gateway.GET('/api/v1/lists/{list}/entries/{subject}/readable', { params: { path } })),
      );
    },
    enabled: isListed,
  });
}
