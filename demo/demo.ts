import '../src/define/all.js';
import type { UserAdmin } from '../src/elements/index.js';
import { companyCsv } from './people.js';

const files = import.meta.glob<string>('../test/fixtures/csv/systems/*.csv', {
  query: '?url',
  import: 'default',
  eager: true,
});
const offered: readonly [file: string, name: string][] = [
  ['ringotel', 'Ringotel'],
  ['3cx-v16-v18', '3CX'],
  ['fusionpbx-extension-export', 'FusionPBX'],
  ['vodia', 'Vodia'],
  ['google-workspace-29', 'Google Workspace'],
  ['company', 'A company of 40'],
];

const admin = document.querySelector<UserAdmin>('user-admin')!;
const sample = document.querySelector<HTMLSelectElement>('#sample')!;
for (const [file, name] of offered) sample.add(new Option(name, file));

async function sampleFile(name: string): Promise<File> {
  if (name === 'company') return new File([companyCsv(40)], 'company.csv', { type: 'text/csv' });
  const url = files[`../test/fixtures/csv/systems/${name}.csv`]!;
  return new File([await (await fetch(url)).blob()], `${name}.csv`, { type: 'text/csv' });
}

document.querySelector('#try')!.addEventListener('click', async () => {
  if (admin.importer?.step === 'import') return;
  const file = await sampleFile(sample.value);
  admin.showImport();
  await admin.updateComplete;
  await admin.importer?.load(file);
});

function toggle(id: string, apply: (on: boolean) => void): void {
  const button = document.querySelector<HTMLButtonElement>(id)!;
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    apply(on);
  });
}
toggle('#scheme', (on) => (document.documentElement.dataset['scheme'] = on ? 'dark' : 'light'));
toggle('#direction', (on) => (document.documentElement.dir = on ? 'rtl' : 'ltr'));
