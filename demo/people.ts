const given =
  'Ana Ben Chloé Dmitri Élodie Farid Grace Hüseyin Inês Jürgen Katarzyna Luca Mina Noor Oskar Priya Quentin Renée Søren Tomás Uma Viktor Wanjiru Xavier Yuki Zoë Amir Björn Carmen Dóra Emeka Fatima Giulia Håkon Ismail Jana'.split(
    ' ',
  );
const family =
  'Ruiz Müller Nowak Øster Santos Yılmaz Ivanova Okafor Dubois Rossi Kowalski Ferreira Lindqvist Schäfer Novák García Haddad Tanaka Mbeki Ångström Petrov Moreau Bianchi Çelik Nguyen Patel Kaya Weber Jensen Costa'.split(
    ' ',
  );
const departments = ['Sales', 'Support', 'Finance', 'Engineering', 'Front desk', 'Logistics', 'People', 'Marketing'];
const positions = ['Lead', 'Specialist', 'Assistant', 'Engineer', 'Manager'];

/** A small generator with a seed, so that the same company comes out every time. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** A company's people as the CSV of no system in particular. Every name, number and password is invented. */
export function companyCsv(count: number, seed = 7): string {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const digits = String(count + 200).length;
  const rows = Array.from({ length: count }, (_, i) => {
    const first = pick(given);
    const last = pick(family);
    const extension = String(i + 201).padStart(digits, '0');
    const login = `${first}.${last}.${extension}`
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[øØ]/g, 'o')
      .replace(/ı/g, 'i')
      .toLowerCase();
    const ready = random() < 0.75;
    return [
      `${first} ${last}`,
      extension,
      ready ? `${login}@example.com` : '',
      ready ? `Demo-only-${extension}-pw` : '',
      random() < 0.6 ? `+4930${1000000 + Math.floor(random() * 8999999)}` : '',
      i === 0 ? 'Admin' : i % 9 === 4 ? 'Manager' : 'User',
      pick(departments),
      pick(positions),
    ].join(',');
  });
  return ['Name,Extension,E-mail,SIP password,Mobile,Role,Department,Position', ...rows].join('\r\n');
}
