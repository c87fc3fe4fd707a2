/** The same people for every contender: a seeded company, as objects and as CSV. Every name, number and password is invented. */
export interface Person {
  readonly displayName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly extension: string;
  readonly username: string;
  readonly email: string;
  readonly sipPassword: string;
  readonly mobile: string;
  readonly role: string;
  readonly licence: string;
  readonly department: string;
  readonly position: string;
}

const given =
  'Ana Ben Chloé Dmitri Élodie Farid Grace Hüseyin Inês Jürgen Katarzyna Luca Mina Noor Oskar Priya Renée Søren Tomás Zoë'.split(
    ' ',
  );
const family =
  'Ruiz Müller Nowak Øster Santos Yılmaz Ivanova Okafor Dubois Rossi Kowalski Ferreira Schäfer Novák García Haddad'.split(
    ' ',
  );
const departments = ['Sales', 'Support', 'Finance', 'Engineering', 'Front desk', 'Logistics'];

export function people(count: number, seed: number): Person[] {
  let state = seed >>> 0;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: count }, (_, i) => {
    const [first, last] = [pick(given), pick(family)];
    const extension = String(100000 + i + Math.floor(i / 97));
    return {
      displayName: `${first} ${last}`,
      givenName: first,
      familyName: last,
      extension,
      username: `user.${extension}`,
      email: `user.${extension}@example.com`,
      sipPassword: `Bench-only-${extension}`,
      mobile: `+4930${1000000 + Math.floor(random() * 8999999)}`,
      role: i % 50 === 0 ? 'admin' : 'user',
      licence: 'voice',
      department: pick(departments),
      position: `Position ${i % 40}`,
    };
  });
}

export const columns: readonly (readonly [header: string, field: keyof Person])[] = [
  ['Display name', 'displayName'],
  ['First name', 'givenName'],
  ['Last name', 'familyName'],
  ['Extension', 'extension'],
  ['Username', 'username'],
  ['E-mail', 'email'],
  ['SIP password', 'sipPassword'],
  ['Mobile', 'mobile'],
  ['Role', 'role'],
  ['Licence', 'licence'],
  ['Department', 'department'],
  ['Position', 'position'],
];

export function csvOf(list: readonly Person[]): string {
  const lines = list.map((person) => columns.map(([, field]) => person[field]).join(','));
  return [columns.map(([header]) => header).join(','), ...lines].join('\r\n') + '\r\n';
}
