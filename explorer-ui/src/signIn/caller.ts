// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { gateway } from '../gateway/client';
import { content } from '../gateway/problem';
import { onSession, type Session, session } from '../gateway/session';

/** Who is signed in here, as it changes. */
export function useSession(): Session | undefined {
  return useSyncExternalStore(onSession, session);
}

/** As whom the gateway counts whoever is signed in, and what it lets them do. */
export function useCaller() {
  const present = useSession();
  return useQuery({
    queryKey: ['caller', present?.token],
    queryFn: () => content(gateway.GET('/api/v1/sign-in/caller')),
    enabled: present !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Who signs people in here. */
export function useSignIn() {
  return useQuery({ queryKey: ['sign-in'], queryFn: () => content(gateway.GET('/api/v1/sign-in')) });
}
