// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd';
import type { ReactNode } from 'react';

/** Saves the very bytes that this page has verified, not what the gateway would give when asked again; several files are numbered. */
export function SaveButton({
  files,
  name,
  ending,
  children,
}: {
  files: readonly Uint8Array[];
  name: string;
  ending: string;
  children: ReactNode;
}) {
  const save = (bytes: Uint8Array, index: number): void => {
    const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = files.length === 1 ? `${name}${ending}` : `${name}-${index + 1}${ending}`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return <Button onClick={() => files.forEach(save)}>{children}</Button>;
}
