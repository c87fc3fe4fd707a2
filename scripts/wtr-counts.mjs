// Web Test Runner reporter: one line per test file, and the counts for scripts/test.mjs. A file that does not load, or
// holds no test, counts as a failure; so does an error outside the tests.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

export function countsReporter() {
  const total = { passed: 0, failed: 0 };
  const line = (passed, failed, name) => `${failed ? 'FAIL' : ' ok '} ${name} (${passed} passed, ${failed} failed)`;
  return {
    start() {
      total.passed = total.failed = 0;
    },
    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      for (const session of sessionsForTestFile) {
        const { passed, failed } = countSession(session);
        logger.log(line(passed, failed, relative(process.cwd(), testFile)));
      }
    },
    onTestRunFinished({ sessions }) {
      for (const session of sessions) {
        const { passed, failed } = countSession(session);
        total.passed += passed;
        total.failed += failed;
      }
      if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(total));
    },
    stop() {
      console.log(`${total.passed} passed, ${total.failed} failed`);
    },
  };
}

function countSession(session) {
  const tests = session.testResults ? testsOf(session.testResults) : [];
  const failed = tests.filter((test) => !test.passed && !test.skipped).length;
  const passed = tests.filter((test) => test.passed).length;
  const broken = failed === 0 && (passed === 0 || session.errors.length > 0 || session.passed === false);
  return { passed, failed: broken ? 1 : failed };
}

function testsOf(suite) {
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}
