import type { WriteResult } from '../core/change.js';
import { DirectoryError } from '../core/errors.js';
import type { UserPage } from '../core/query.js';
import type { User } from '../core/user.js';

/**
 * Holds what an adapter answers against the tenant it was asked for (R52, P11): of an answer with somebody else's user in it
 * nothing is shown. @throws DirectoryError `wrong-tenant`
 */
export class OwnTenant {
  readonly #tenantId: string;

  constructor(tenantId: string) {
    this.#tenantId = tenantId;
  }

  adapter<A extends { readonly tenantId: string; readonly name: string }>(adapter: A): A {
    if (adapter.tenantId !== this.#tenantId) throw this.#refusal(`the adapter "${adapter.name}" is`, adapter.tenantId);
    return adapter;
  }

  user<U extends User | undefined>(user: U): U {
    if (user && user.tenantId !== this.#tenantId)
      throw this.#refusal(`the adapter gave user "${user.id}"`, user.tenantId);
    return user;
  }

  page(page: UserPage): UserPage {
    for (const user of page.users) this.user(user);
    return page;
  }

  results(results: readonly WriteResult[]): readonly WriteResult[] {
    for (const result of results) this.user(result.ok ? result.user : result.error?.current);
    return results;
  }

  #refusal(what: string, tenantId: string): DirectoryError {
    return new DirectoryError('wrong-tenant', { cause: new TypeError(`${what} of tenant "${tenantId}"`) });
  }
}
