import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DirectoryRequest, UserDirectory } from '../data/directory.js';

export type OpenUserRequest = DirectoryRequest & { readonly kind: 'open-user' };

/** Offers a form to the elements of the page: who wants a user opened asks the directory, and this one answers (F5). */
export class OpenRequestsController implements ReactiveController {
  readonly #open: (request: OpenUserRequest) => void;
  #offered: UserDirectory | undefined;
  #withdraw: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, open: (request: OpenUserRequest) => void) {
    this.#open = open;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.offer(undefined);
  }

  /** To one directory at a time; to none, when there is none to offer it to. */
  offer(directory: UserDirectory | undefined): void {
    if (directory === this.#offered) return;
    this.#offered = directory;
    this.#withdraw?.();
    this.#withdraw = directory?.handle((request) => {
      if (request.kind !== 'open-user') return false;
      this.#open(request);
      return true;
    });
  }
}
