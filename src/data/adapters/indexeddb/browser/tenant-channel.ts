import type { Unsubscribe } from '../../../adapter.js';

/**
 * Tells the other tabs that a tenant was written, and hears it from them (R51). Only the sequence number travels (P9).
 * Where there is no BroadcastChannel, and after a sleep, the tab looks for itself when it is looked at again.
 */
export class TenantChannel {
  readonly #channel: BroadcastChannel | undefined;
  readonly #stop: Unsubscribe;

  constructor(databaseName: string, tenantId: string, onNews: (seq: number | undefined) => void) {
    if (typeof BroadcastChannel === 'function') {
      this.#channel = new BroadcastChannel(`${databaseName}/${JSON.stringify(tenantId)}`);
      this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        const seq = (data as { seq?: unknown } | null)?.seq;
        if (typeof seq === 'number') onNews(seq);
      };
    }
    this.#stop = onSeen(() => onNews(undefined));
  }

  tell(seq: number): void {
    this.#channel?.postMessage({ seq });
  }

  close(): void {
    this.#stop();
    this.#channel?.close();
  }
}

function onSeen(listener: () => void): Unsubscribe {
  if (typeof document === 'undefined') return () => undefined;
  const seen = (): void => {
    if (document.visibilityState === 'visible') listener();
  };
  document.addEventListener('visibilitychange', seen);
  addEventListener('focus', listener);
  addEventListener('pageshow', listener);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('focus', listener);
    removeEventListener('pageshow', listener);
  };
}
