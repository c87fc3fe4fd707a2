import { resourceKinds, type Resource, type ResourceKind } from '../../core/resource.js';
import type { UserIndex } from '../../core/users/user-index.js';

/** What stands around the users, of these kinds or of all, by kind and name. */
export function resourcesOf({ resources }: UserIndex, kinds: readonly ResourceKind[] = resourceKinds): Resource[] {
  return resourceKinds.filter((kind) => kinds.includes(kind)).flatMap((kind) => resources.ofKind(kind));
}
