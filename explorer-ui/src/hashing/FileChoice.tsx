// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect } from 'react';

/** A button that takes a file, which may as well be dropped anywhere on the page. */
export function FileChoice({ children, take }: { children: ReactNode; take: (file: File) => void }) {
  useEffect(() => {
    const allow = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) {
        take(file);
      }
    };
    document.addEventListener('dragover', allow);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', allow);
      document.removeEventListener('drop', drop);
    };
  }, [take]);
  return (
    <label className="choice">
      {children}
      <input
        type="file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) {
            take(file);
          }
        }}
      />
    </label>
  );
}
