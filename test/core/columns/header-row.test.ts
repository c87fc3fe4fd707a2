import { expect } from '@open-wc/testing';
import { hasHeaderRow } from '../../../src/core/columns/header-row.js';

const starts = (...rows: string[]): boolean => hasHeaderRow(rows.map((row) => row.split(',')));

describe('hasHeaderRow', () => {
  it('I1: a row of names is a header, known or not', () => {
    expect(starts('Name,Extension', 'Eva,101')).to.equal(true);
    expect(starts('Anknytning,Epostadress', '101,eva@x.test')).to.equal(true);
    expect(starts('# Name,Extension')).to.equal(true);
    expect(starts('#Имя,101')).to.equal(true);
  });

  it('I1: a row that looks like a user is none', () => {
    expect(starts('Eva Maier,101,eva@x.test')).to.equal(false);
    expect(starts('Eva,+49 30 1234567')).to.equal(false);
    expect(starts('#1,101')).to.equal(false);
  });

  it('I1: more names than data are a header with odd columns', () => {
    expect(starts('Name,Extension,Email,2024')).to.equal(true);
    expect(starts('Name,2024')).to.equal(false);
  });

  it('I2: the header of a known system is one, whatever it calls its columns', () => {
    expect(starts('alias,mb_pin,2024,2025')).to.equal(true);
    expect(starts('aliases,mb_pins,2024,2025')).to.equal(false);
  });

  it('I1: an empty file or row has nothing that looks like a user', () => {
    expect(hasHeaderRow([])).to.equal(true);
    expect(hasHeaderRow([[]])).to.equal(true);
    expect(starts(' , ')).to.equal(true);
  });
});
