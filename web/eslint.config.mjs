// The rules that find faults, for everything that is JavaScript here and in the tests. Types are tsc's (tsconfig.json).
import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const BOUNDARIES = [
  ['engine', ['page', 'embed', 'stage', 'element', 'tools']],
  ['element', ['page', 'embed', 'stage', 'tools']],
  ['page', ['element', 'tools']],
  ['embed', ['stage', 'tools']],
  ['stage', ['embed', 'element', 'tools']],
];
/** Static imports only: the page fetches other rooms' modules when they are wanted. */
const rooms = BOUNDARIES.map(([room, others]) => ({
  files: [`web/${room}/**/*.js`],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group: others.map((other) => `**/${other}/*`), message: `${room}/ is not built on it; see web/README.md.` }] }] },
}));

export default [
  { ignores: ['build/**', 'node_modules/**'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      eqeqeq: 'error',
      'no-constant-binary-expression': 'error',
      'no-self-compare': 'error',
      'no-shadow': ['error', { builtinGlobals: false }],
      'no-template-curly-in-string': 'error',
      'no-unreachable-loop': 'error',
      'no-unused-vars': ['error', { args: 'after-used', caughtErrors: 'all' }],
      'no-use-before-define': ['error', { functions: false, classes: true, variables: false }],
      'no-useless-assignment': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['web/{engine,page,embed,stage,element}/**/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['web/page/sw.js'], languageOptions: { sourceType: 'script', globals: { ...globals.serviceworker, EDITION: 'readonly', KEPT: 'readonly' } } },
  { files: ['web/page/theme.js'], languageOptions: { sourceType: 'script' } },
  { files: ['web/tools/**', 'web/*.mjs'], languageOptions: { globals: globals.nodeBuiltin } },
  {
    // Functions of the tests run in pages of all kinds, whose globals are their own.
    files: ['tests/**', 'assets/**'],
    languageOptions: { globals: globals.nodeBuiltin },
    rules: { 'no-undef': 'off', 'no-shadow': 'off', 'no-use-before-define': 'off' },
  },
  {
    files: ['web/{engine,page,embed,stage,element}/**/*.js'],
    ignores: ['web/page/sw.js'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { project: 'web/tsconfig.json', tsconfigRootDir: `${import.meta.dirname}/..` } },
    rules: { '@typescript-eslint/no-floating-promises': 'error', '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: true }] },
  },
  ...rooms,
];
