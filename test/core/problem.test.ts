import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { issuesOfProblem } from '../../src/core/problem.js';

const refused = (detail: string, field?: string): object => ({
  code: 'refused',
  ...(field && { field }),
  params: { detail },
});
const problem = { type: 'https://acme.example/problems/validation', title: 'Not valid', status: 422 };

describe('issuesOfProblem', () => {
  it('F2: each error of RFC 9457 problem details lands on its field', () => {
    const errors = [
      { detail: 'This address belongs to Ben.', pointer: '#/email' },
      { detail: 'Not on the badge list.', pointer: '#/custom/badge' },
      { detail: 'No such domain.', pointer: '/values/voiceMessageEmails/0' },
      { detail: 'Closed on Sundays.', pointer: '#/openingHours' },
    ];
    expect(issuesOfProblem({ ...problem, detail: 'Four errors.', errors })).to.deep.equal([
      refused('This address belongs to Ben.', 'email'),
      refused('Not on the badge list.', 'custom.badge'),
      refused('No such domain.', 'voiceMessageEmails'),
      refused('Closed on Sundays.'),
    ]);
  });

  it('F2: an error may say where and what in other words', () => {
    const wheres = [
      { pointer: '#/email' },
      { field: 'email' },
      { path: '$.email' },
      { name: 'Email' },
      { propertyName: 'Email' },
      { propertyPath: 'email' },
      { loc: ['body', 'email'] },
      { source: { pointer: '/data/attributes/email' } },
      { pointer: null, field: 'email' },
      { path: '/api/users', name: 'email' },
    ];
    for (const where of wheres)
      expect(issuesOfProblem({ errors: [{ ...where, detail: 'Taken.' }] }), JSON.stringify(where)).to.deep.equal([
        refused('Taken.', 'email'),
      ]);
    for (const what of ['detail', 'message', 'errorMessage', 'reason', 'msg', 'title'])
      expect(issuesOfProblem({ errors: [{ field: 'email', [what]: 'Taken.' }] }), what).to.deep.equal([
        refused('Taken.', 'email'),
      ]);
    expect(issuesOfProblem({ errors: [{ detail: '', title: 'Title', message: 'Message' }] })).to.deep.equal([
      refused('Message'),
    ]);
    expect(issuesOfProblem({ errors: ['Taken.'] })).to.deep.equal([refused('Taken.')]);
  });

  it('F2: an error that says only where takes the words of the whole', () => {
    const errors = [{ pointer: '#/email', code: 'taken' }, { pointer: '#/unknown' }, {}];
    expect(issuesOfProblem({ ...problem, errors })).to.deep.equal([refused('Not valid', 'email')]);
    expect(issuesOfProblem({ detail: 'Taken.', title: 'Not valid', errors })).to.deep.equal([
      refused('Taken.', 'email'),
    ]);
    expect(issuesOfProblem({ errors })).to.deep.equal([]);
  });

  it('F2: reads errors by field, as ASP.NET, Laravel and Rails write them', () => {
    const errors = {
      Email: ['Taken.', 'Too long.'],
      voice_message_emails: 'One of them is none.',
      '$.extension': [{ message: 'Not digits.' }],
      '': ['Nobody is left.'],
      shoeSize: ['Too big.'],
      displayName: [7, null, ''],
    };
    expect(issuesOfProblem({ ...problem, errors })).to.deep.equal([
      refused('Taken.', 'email'),
      refused('Too long.', 'email'),
      refused('One of them is none.', 'voiceMessageEmails'),
      refused('Not digits.', 'extension'),
      refused('Nobody is left.'),
      refused('Too big.'),
    ]);
  });

  it('F2: reads the older members for errors too', () => {
    for (const name of ['errors', 'invalid-params', 'invalidParams', 'violations'])
      expect(issuesOfProblem({ ...problem, [name]: [{ name: 'email', reason: 'Taken.' }] }), name).to.deep.equal([
        refused('Taken.', 'email'),
      ]);
  });

  it('F2: without errors the detail, or else the title, is about the whole user', () => {
    expect(issuesOfProblem({ ...problem, detail: 'The directory is frozen.' })).to.deep.equal([
      refused('The directory is frozen.'),
    ]);
    for (const detail of [undefined, null, '', ' ', 7, {}])
      expect(issuesOfProblem({ ...problem, detail })).to.deep.equal([refused('Not valid')]);
    for (const errors of [[], {}, null, 'x', [null], [{}]])
      expect(issuesOfProblem({ ...problem, errors })).to.deep.equal([refused('Not valid')]);
    expect(issuesOfProblem({ title: 'Not valid' })).to.deep.equal([refused('Not valid')]);
  });

  it('F2: a success is no problem', () => {
    expect(issuesOfProblem({ ...problem, status: 399 })).to.deep.equal([]);
    expect(issuesOfProblem({ ...problem, status: 400 })).to.have.length(1);
    expect(issuesOfProblem({ id: '7', title: 'Engineer' })).to.deep.equal([]);
    for (const sign of [{ status: 409 }, { type: 'about:blank' }, { detail: 'No.' }, { errors: ['No.'] }])
      expect(issuesOfProblem({ id: '7', title: 'No.', ...sign }), JSON.stringify(sign)).to.deep.equal([refused('No.')]);
    expect(issuesOfProblem({ id: '7', status: 'activated', title: 'Engineer' })).to.deep.equal([]);
  });

  it('F2: where there is nothing to read there is no issue', () => {
    const page = '<!DOCTYPE html><title>502</title>';
    const nothing = [undefined, null, 7, true, 'Bad', page, [], [{ detail: 'x' }], {}, { status: 500 }, new Error('x')];
    for (const value of nothing) expect(issuesOfProblem(value), String(value)).to.deep.equal([]);
    for (const detail of [page, ' \n<html lang="en">', '<HTML>'])
      expect(issuesOfProblem({ status: 502, detail }), detail).to.deep.equal([]);
    expect(issuesOfProblem({ status: 502, detail: page, title: 'Bad gateway' })).to.deep.equal([
      refused('Bad gateway'),
    ]);
  });

  it('R61: text stays text, in one line, without control characters', () => {
    const detail = '  <img src=x onerror=alert(1)>\r\n\tand \u0000\u001b[31m <b>more</b>\u2028 ';
    expect(issuesOfProblem({ detail })).to.deep.equal([refused('<img src=x onerror=alert(1)> and [31m <b>more</b>')]);
    expect(issuesOfProblem({ detail: 'Send no <html>.' })).to.deep.equal([refused('Send no <html>.')]);
    expect(issuesOfProblem({ detail: '<htmlish>' })).to.deep.equal([refused('<htmlish>')]);
  });

  it('F2: a sentence is cut at 500 characters, an emoji being one', () => {
    const shown = (detail: string): string => String(issuesOfProblem({ detail })[0]!.params!['detail']);
    expect(shown('x'.repeat(500))).to.equal('x'.repeat(500));
    expect(shown('x'.repeat(501))).to.equal(`${'x'.repeat(499)}…`);
    expect(shown('👍'.repeat(500))).to.equal('👍'.repeat(500));
    expect(shown(`${'👍'.repeat(700)}x`)).to.equal(`${'👍'.repeat(499)}…`);
    expect(shown(`a${'x'.repeat(5_000_000)}`)).to.have.length(500);
  });

  it('F2: a hundred errors are enough for a form', () => {
    const errors = Array.from({ length: 5000 }, (_, at) => ({ pointer: '#/notes', detail: `No ${at}.` }));
    const issues = issuesOfProblem({ errors });
    expect(issues).to.have.length(100);
    expect(issues[99]).to.deep.equal(refused('No 99.', 'notes'));
  });

  it('F2: never throws, whatever a host hands over', () => {
    const hostile = {
      get detail(): string {
        throw new Error('no');
      },
    };
    expect(issuesOfProblem(hostile)).to.deep.equal([]);
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (whole, detail, errors) => {
        for (const each of [
          whole,
          { detail, errors },
          { title: detail, errors: [errors, detail] },
          { errors: { email: errors } },
        ])
          for (const issue of issuesOfProblem(each)) {
            expect(issue.code).to.equal('refused');
            expect(issue.params!['detail']).to.be.a('string').and.not.equal('');
          }
      }),
      { numRuns: 1000 },
    );
  });
});
