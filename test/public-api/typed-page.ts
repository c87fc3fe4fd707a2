/**
 * What a host writes in TypeScript: it need not run, it must compile. Every element is known by its tag, and every event
 * wherever it can be heard.
 */
import type {
  CsvImport,
  ExtensionPicker,
  UserAdmin,
  UserDirectoryElement,
  UserForm,
  UserPicker,
  UserTable,
} from '../../src/index.js';

export const elements = {
  'csv-import': (): CsvImport => document.createElement('csv-import'),
  'extension-picker': (): ExtensionPicker => document.createElement('extension-picker'),
  'user-admin': (): UserAdmin => document.createElement('user-admin'),
  'user-directory': (): UserDirectoryElement => document.createElement('user-directory'),
  'user-form': (): UserForm => document.createElement('user-form'),
  'user-picker': (): UserPicker => document.createElement('user-picker'),
  'user-table': (): UserTable => document.createElement('user-table'),
};

export function listen(portal: HTMLElement, shadow: ShadowRoot, form: UserForm): void {
  document.addEventListener('user-change-request', (event) => {
    if (event.changes.some((change) => change.kind === 'remove')) event.preventDefault();
  });
  window.addEventListener('user-change', ({ results }) => results.every((result) => result.ok));
  portal.addEventListener('user-open-request', ({ userId, intent }) => [userId?.length, intent === 'activate']);
  form.addEventListener('user-form-close', ({ savedUserId }) => savedUserId?.length);
  document.addEventListener('import-progress', ({ done, total }) => done / total);
  document.addEventListener('import-end', ({ counts }) => counts.created + counts.updated);
  // A shadow root has no map of its own: there the class says it.
  shadow.addEventListener('user-change-error', (event: Event) => event.composed);
}

export const submitted = (form: UserForm): ReturnType<UserForm['submit']> => form.submit();
