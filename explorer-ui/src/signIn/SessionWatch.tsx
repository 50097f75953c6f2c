// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onSession } from '../gateway/session';

/** Forgets every answer when somebody signs in or out: what one may read, the next may not. */
export function SessionWatch() {
  const queries = useQueryClient();
  useEffect(() => onSession(() => void queries.resetQueries()), [queries]);
  return null;
}
