/** The limit: bytes written to a file of the origin's own, without a database around them. */
interface Handle {
  write(bytes: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

self.onmessage = async ({ data }: MessageEvent<Uint8Array>) => {
  const folder = await navigator.storage.getDirectory();
  const file = await folder.getFileHandle('people.json', { create: true });
  const handle = await (file as unknown as { createSyncAccessHandle(): Promise<Handle> }).createSyncAccessHandle();
  handle.truncate(0);
  handle.write(data, { at: 0 });
  handle.flush();
  handle.close();
  self.postMessage(data.length);
};
