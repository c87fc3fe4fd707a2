import { agreementLaws } from './agreement-laws.js';
import { backupLaws } from './backup-laws.js';
import { foresightLaws } from './foresight-laws.js';
import { historyLaws } from './history-laws.js';
import { identityLaws } from './identity-laws.js';
import { importLaws } from './import-laws.js';
import type { AdapterLaw } from './law-kit.js';
import { removalLaws } from './removal-laws.js';
import { resourceLaws } from './resource-laws.js';
import { userLaws } from './user-laws.js';
import { writeLaws } from './write-laws.js';

export { LawBroken, type AdapterLaw, type OpenAdapter } from './law-kit.js';

/**
 * What every `UserAdapter` keeps, for any test runner (P13):
 *
 *     for (const law of adapterLaws) it(law.name, () => law.run(open));
 *
 * `open` is asked for empty stores under names it has not seen, and for the same store again by the same name.
 */
export const adapterLaws: readonly AdapterLaw[] = [
  ...userLaws,
  ...identityLaws,
  ...writeLaws,
  ...removalLaws,
  ...resourceLaws,
  ...historyLaws,
  ...foresightLaws,
  ...importLaws,
  ...backupLaws,
  ...agreementLaws,
];
