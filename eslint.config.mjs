import litA11y from 'eslint-plugin-lit-a11y';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const typescript = ['**/*.ts'];

/** What a strict Content-Security-Policy or Trusted Types would stop, and what parses text as HTML (R61, R62). */
const unsafe = [
  ['unsafeHTML', 'unsafe-html.js'],
  ['unsafeSVG', 'unsafe-svg.js'],
  ['unsafeMathML', 'unsafe-mathml.js'],
  ['styleMap', 'style-map.js'],
].map(([name, file]) => ({
  name: `lit/directives/${file}`,
  message: `${name} breaks strict CSP or parses text as HTML; use a template, a class or style.setProperty().`,
}));

const unsafeProperty = (property) => ({
  selector: `AssignmentExpression > MemberExpression.left[property.name='${property}']`,
  message: `${property} parses text as HTML (R61).`,
});

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'reports/', 'storybook-static/', 'demo-static/', 'node_modules/']),
  {
    files: typescript,
    extends: [tseslint.configs.recommendedTypeChecked, lit['flat/recommended'], wc['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { wc: { elementBaseClasses: ['LitElement', 'KitElement'] } },
    rules: {
      ...litA11y.configs.recommended.rules,
      // In a grid or a listbox the container has the keys (APG); tests of the keyboard prove it.
      'lit-a11y/click-events-have-key-events': 'off',
      // A checkbox with role=switch has its state by itself; axe judges the real tree.
      'lit-a11y/role-has-required-aria-attrs': 'off',
      // Knows ARIA 1.2 only; aria-description is of 1.3 and belongs to every role.
      'lit-a11y/role-supports-aria-attr': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      // `async` says that a caller waits, also where one implementation of a port has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // IndexedDB says of its errors that they may be null.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `${number}` is exact; what is refused are objects and unknowns.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Tags are bound with lit/static-html.js, so that a prefix reaches them; these two rules know plain lit only.
      'lit/binding-positions': 'off',
      'lit/no-invalid-html': 'off',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-imports': ['error', { paths: unsafe }],
      'no-restricted-syntax': [
        'error',
        unsafeProperty('innerHTML'),
        unsafeProperty('outerHTML'),
        {
          selector: "CallExpression[callee.property.name='insertAdjacentHTML']",
          message: 'It parses text as HTML (R61).',
        },
        {
          selector: "CallExpression[callee.object.name='document'][callee.property.name='write']",
          message: 'It parses text as HTML (R61).',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'stories/**/*.ts', '.storybook/**/*.ts', 'demo/**/*.ts'],
    rules: {
      // `expect(x).to.be.true` is an expression.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      // Fixtures come from JSON, whose inferred types say too much or too little.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      // The types of the assertion library call every `expect(x).to.equal(y)` a promise; these really are ones.
      '@typescript-eslint/no-floating-promises': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExpressionStatement > CallExpression[callee.property.name=/^(accessible|rejectedWith)$/]',
          message: 'This assertion waits; await it.',
        },
        {
          selector:
            'ExpressionStatement > CallExpression[callee.name=/^(fixture|oneEvent|sendKeys|sendMouse|setViewport|aTimeout|waitUntil|nextFrame)$/]',
          message: 'Await it.',
        },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { ecmaVersion: 'latest', sourceType: 'module' },
    rules: {
      'no-undef': 'off',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
);
