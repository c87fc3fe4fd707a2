import type { Policy } from '../policy.js';
import type { User } from '../user.js';

/**
 * Whether nobody knows where an emergency call of a user comes from: with a phone, and without a location of its own or the
 * tenant's, where the policy says that this is told of.
 * @param hasDefault whether a location of the tenant is the default; asked last
 */
export const isLocationMissing = (
  { extension, locationId }: { readonly [F in 'extension' | 'locationId']?: User[F] | undefined },
  { warnWithoutLocation }: Pick<Policy, 'warnWithoutLocation'>,
  hasDefault: () => boolean,
): boolean => warnWithoutLocation && extension !== undefined && locationId === undefined && !hasDefault();
