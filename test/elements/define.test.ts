import { expect } from '@open-wc/testing';
import type { UserAdmin } from '../../src/elements/index.js';
import { defineElements, KitElement, UserForm, UserTable } from '../../src/elements/index.js';
import { memoryDirectory } from '../harness/user-table-harness.js';

describe('defineElements', () => {
  it('A4: importing the classes defines nothing', () => {
    // They are imported above, and this is the first test of its page.
    for (const name of [
      'user-directory',
      'user-admin',
      'user-table',
      'user-form',
      'csv-import',
      'extension-picker',
      'user-picker',
    ])
      expect(customElements.get(name), name).to.equal(undefined);
  });

  it('A4: a prefix names the element and everything it renders', async () => {
    defineElements({ prefix: 'acme-' });
    const admin = document.createElement('acme-user-admin') as UserAdmin;
    admin.directory = memoryDirectory();
    document.body.append(admin);
    await admin.updateComplete;
    const inside = [...admin.shadowRoot!.querySelectorAll('*')].map((element) => element.localName);
    expect(inside).to.include.members(['acme-user-table', 'acme-user-form']);
    expect(admin.shadowRoot!.querySelector('acme-user-table')).to.be.instanceOf(UserTable);
    admin.remove();
  });

  it('A4: defining twice is no error', () => {
    defineElements({ prefix: 'twice-' });
    defineElements({ prefix: 'twice-' });
    expect(customElements.get('twice-user-form')).to.have.property('prototype').that.is.instanceOf(UserForm);
  });

  it('A4: a name held by other code is a loud error that names it and says what to do', () => {
    customElements.define('held-user-table', class extends HTMLElement {});
    expect(() => defineElements({ prefix: 'held-' })).to.throw(
      TypeError,
      /<held-user-table> is already defined by other code.*defineElements\(\{ prefix \}\)/,
    );
  });

  it('A4: a name held by another version of the kit is an error that names both versions', () => {
    class Older extends HTMLElement {
      static kitVersion = '0.0.1';
    }
    customElements.define('older-user-table', Older);
    expect(() => defineElements({ prefix: 'older-' })).to.throw(
      TypeError,
      `defined by pbx-user-kit 0.0.1, so pbx-user-kit ${KitElement.kitVersion}`,
    );
  });
});
