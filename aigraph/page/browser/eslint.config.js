// Rules for the script of the page, its tools and its tests.

import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/node_modules/"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      "arrow-body-style": "error",
      complexity: ["error", 14],
      "consistent-return": "off", // the type checker knows more of it
      curly: ["error", "multi-line"],
      "default-case-last": "error",
      "dot-notation": "error",
      eqeqeq: "error",
      "func-style": ["error", "declaration", { allowArrowFunctions: true }],
      "max-lines": ["error", 200],
      "max-depth": ["error", 3],
      "max-params": ["error", 5],
      "no-alert": "error",
      "no-console": "error",
      "no-else-return": "error",
      "no-eval": "error",
      "no-implicit-coercion": "error",
      "no-implied-eval": "error",
      "no-lonely-if": "error",
      "no-new-func": "error",
      "no-param-reassign": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "write", "srcdoc"].map((property) => ({
          property,
          message: "words reach the page as text only",
        })),
      ],
      "no-self-compare": "error",
      "no-shadow": "error",
      "no-unneeded-ternary": "error",
      "no-useless-concat": "error",
      "no-useless-rename": "error",
      "no-useless-return": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "one-var": ["error", "never"],
      "prefer-arrow-callback": "error",
      "prefer-const": "error",
      "prefer-object-spread": "error",
      "prefer-rest-params": "error",
      "prefer-spread": "error",
      "prefer-template": "error",
      radix: "off", // decimal by default since ES5
      "require-await": "error",
      "sort-imports": ["error", { ignoreDeclarationSort: true, ignoreCase: true }],
      yoda: "error",
    },
  },
  {
    files: ["**/browser/script/**"],
    languageOptions: { globals: { ...globals.browser, vis: "readonly" } },
  },
  {
    files: ["**/browser/*.{js,cjs}", "tests/**"],
    languageOptions: { globals: globals.node },
    rules: { "no-console": "off" }, // a tool says what it did
  },
];
