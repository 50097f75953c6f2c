// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import { useSpeech } from './language';
import { TEXTS } from './texts';

/** Names the page in the browser's title; a page without a name of its own has the explorer's. */
export function useTitle(name?: string): void {
  const { say } = useSpeech();
  const product = say(TEXTS.product);
  useEffect(() => {
    document.title = name === undefined ? product : `${name} · ${product}`;
  }, [name, product]);
}
