import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { splitEmails } from '../../../src/core/calls/email-list.js';

describe('splitEmails', () => {
  it('R19: accepts commas, semicolons, new lines, tabs and pasted columns', () => {
    const wanted = ['a@b.de', 'c@d.de', 'e@f.de'];
    const typed = [
      'a@b.de,c@d.de,e@f.de',
      'a@b.de; c@d.de ;e@f.de;',
      'a@b.de\nc@d.de\r\ne@f.de\n',
      'a@b.de\tc@d.de\t\te@f.de',
      '\n\n a@b.de \n ,; c@d.de\n\te@f.de',
      'a@b.de c@d.de\u00a0e@f.de',
      'a@b.de،c@d.de؛e@f.de',
      'a@b.de，c@d.de；e@f.de',
      'a@b.de、c@d.de、e@f.de',
      '"a@b.de","c@d.de","e@f.de"',
      '"a@b.de, c@d.de";e@f.de',
      "'a@b.de', 'c@d.de', 'e@f.de'",
    ];
    for (const text of typed) expect(splitEmails(text), JSON.stringify(text)).to.deep.equal(wanted);
  });

  it('R19: takes the address out of what a mail program writes around it', () => {
    const cases: [string, string[]][] = [
      ['Ana Ruiz <ana@acme.example>', ['ana@acme.example']],
      ['<ana@acme.example>', ['ana@acme.example']],
      ['Ana Ruiz < ana@acme.example >', ['ana@acme.example']],
      ['"Ruiz, Ana" <ana@acme.example>, Ben <ben@acme.example>', ['ana@acme.example', 'ben@acme.example']],
      ['Ruiz, Ana <ana@acme.example>; Okafor, Ben <ben@acme.example>', ['ana@acme.example', 'ben@acme.example']],
      ['d’Arc-Élan, Ana <ana@acme.example>', ['ana@acme.example']],
      ['van der Meer, Ana <ana@acme.example>', ['ana@acme.example']],
      ['王, 伟 <wei@acme.example>', ['wei@acme.example']],
      ['mailto:ana@acme.example', ['ana@acme.example']],
      ['MAILTO:ana@acme.example?subject=Hi,mailto:b@c.de', ['ana@acme.example', 'b@c.de']],
      ['mailto:a@b.de?cc=c@d.de', ['a@b.de']],
      ['mailto:a@b.de mailto:c@d.de', ['a@b.de', 'c@d.de']],
      ['ana@acme.example<mailto:ana@acme.example>', ['ana@acme.example']],
      ['Both <a@b.de, c@d.de>', ['a@b.de', 'c@d.de']],
      ['mailto:"a@b.de"', ['a@b.de']],
      ["x@y.de \t 'a@b.de'   c@d.de", ['x@y.de', 'a@b.de', 'c@d.de']],
      ["x@y.de  'a@b.de'", ['x@y.de', 'a@b.de']],
    ];
    for (const [text, wanted] of cases) expect(splitEmails(text), text).to.deep.equal(wanted);
  });

  it('R19: keeps what is no address as it was typed, so that each can be named', () => {
    const cases: [string, string[]][] = [
      ['ana, b@c.de', ['ana', 'b@c.de']],
      ['ana at acme.example; b@@c', ['ana at acme.example', 'b@@c']],
      ['Ana Ruiz ana@acme.example', ['Ana Ruiz ana@acme.example']],
      ['Ana <nowhere>', ['Ana <nowhere>']],
      ['Ana <>', ['Ana <>']],
      ['Ana <a@b.de', ['Ana <a@b.de']],
      ['<Ana> <a@b.de>', ['<Ana> <a@b.de>']],
      ['Ana <a@b.de> x', ['Ana <a@b.de> x']],
      ['"Ana, a@b.de', ['"Ana', 'a@b.de']],
      ['mailto:', ['mailto:']],
      ['mailto:ana', ['mailto:ana']],
      ['x mailto:a@b.de', ['x mailto:a@b.de']],
      ['mailto:a@b.de?subject=Hello World', ['mailto:a@b.de?subject=Hello World']],
      ['mailto:a@b.de x', ['mailto:a@b.de x']],
      ['Xmailto:a@b.de', ['Xmailto:a@b.de']],
      ['"Ana" a@b.de', ['"Ana" a@b.de']],
      ['a@b.de "Ana"', ['a@b.de "Ana"']],
      ["'a@b.de' x", ["'a@b.de' x"]],
      ["x 'a@b.de'", ["x 'a@b.de'"]],
      ["'ana'", ["'ana'"]],
      ['<img src=x onerror=alert(1)>', ['<img src=x onerror=alert(1)>']],
    ];
    for (const [text, wanted] of cases) expect(splitEmails(text), text).to.deep.equal(wanted);
  });

  it('R19: a word before a name is dropped only where it can be nothing but the family name', () => {
    const cases: [string, string[]][] = [
      ['ruiz, Ana <a@b.de>', ['ruiz', 'a@b.de']],
      ['Ruiz.example, Ana <a@b.de>', ['Ruiz.example', 'a@b.de']],
      ['Ruiz, <a@b.de>', ['Ruiz', 'a@b.de']],
      ['Ruiz, a@b.de', ['Ruiz', 'a@b.de']],
      ['Ruiz, Ana <nowhere>', ['Ruiz', 'Ana <nowhere>']],
      ['Ruiz', ['Ruiz']],
    ];
    for (const [text, wanted] of cases) expect(splitEmails(text), text).to.deep.equal(wanted);
  });

  it('R19: says each address once, and nothing of nothing', () => {
    expect(splitEmails('a@b.de, a@b.de; "a@b.de"')).to.deep.equal(['a@b.de']);
    for (const text of ['', ' ', ',;\n\t', '""', '" "'])
      expect(splitEmails(text), JSON.stringify(text)).to.deep.equal([]);
  });

  it('R19: any addresses, joined by any separators, are found again', () => {
    const address = fc
      .tuple(fc.stringMatching(/^[a-z0-9._+-]{1,12}$/), fc.stringMatching(/^[a-z0-9-]{1,8}\.de$/))
      .map((parts) => parts.join('@'));
    const separator = fc.constantFrom(',', ';', '\n', '\r\n', '\t', ' ', ', ', ' ;\n');
    fc.assert(
      fc.property(fc.uniqueArray(address), fc.array(separator, { minLength: 1 }), (addresses, separators) => {
        const text = addresses.map((each, at) => each + separators[at % separators.length]!).join('');
        expect(splitEmails(text)).to.deep.equal(addresses);
      }),
      { numRuns: 500 },
    );
  });

  it('R19: whatever is typed, no piece is blank, and the list, one in each line, gives itself again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', "'", '<', '>', '@', ',', ' ', 'A', 'b', '?', '\n', 'mailto:') }),
        (text) => {
          const list = splitEmails(text);
          expect(splitEmails(list.join('\n'))).to.deep.equal(list);
          for (const each of splitEmails(text)) expect([each.trim(), each === '']).to.deep.equal([each, false]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
