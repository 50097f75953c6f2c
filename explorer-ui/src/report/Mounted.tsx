// SPDX-License-Identifier: Apache-2.0
import { useLayoutEffect, useRef } from 'react';

/** Shows an element that was made without a framework: the parts of a report look the same here as in the page that works off line. */
export function Mounted({ element }: { element: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(element);
  }, [element]);
  return <div ref={place} />;
}
