import { expect, test } from 'vitest';
import { checkLogs } from './check-logs.mjs';
import { plantedTree } from './planted-tree.mjs';

/** What is found where a feature writes this into the log. */
const found = (line) =>
  checkLogs(
    plantedTree({
      'server/src/features/messages/tell.ts': `export const tell = (house, logger, error, person) => {\n  ${line};\n};\n`,
    }),
  )
    .problems.filter((problem) => problem.startsWith('server/src/features/messages/tell.ts'))
    .join('\n');

test.each([
  ["house.logger.warn(troubleOf(error), 'it did not work out')"],
  ["logger.info({ rooms: 3, ...troubleOf(error) }, 'rooms have moved')"],
  ["house.logger.warn('there is no ffmpeg')"],
])('%s keeps to the rule', (line) => expect(found(line)).toBe(''));

test.each([
  ['[error-is-incident]', "house.logger.error(troubleOf(error), 'it failed')"],
  ['[fixed-words]', 'house.logger.warn(`it failed for ${person}`)'],
  ['[fixed-words]', 'house.logger.warn(error)'],
  ['[nobody-s-words]', "house.logger.info({ handle: person.handle }, 'seen')"],
  ['[nobody-s-words]', "house.logger.debug({ text: person.words }, 'seen')"],
  ['[fields]', "house.logger.warn({ ...error }, 'it failed')"],
  ['[fields]', "house.logger.warn(whatever(error), 'it failed')"],
  ['[levels]', "house.logger.fatal('over')"],
  ['[logs-by-logger]', "console.log('here')"],
])('%s: %s', (rule, line) => expect(found(line)).toContain(rule));
