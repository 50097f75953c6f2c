// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd';
import type { ReactNode } from 'react';

/** Saves the very bytes that this page has verified, not what the gateway would give when asked again. */
export function SaveButton({ bytes, name, children }: { bytes: Uint8Array; name: string; children: ReactNode }) {
  const save = (): void => {
    const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
  };
  return <Button onClick={save}>{children}</Button>;
}
