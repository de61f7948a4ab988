import { expect, it } from 'vitest';
import { environmentOf } from './basebackup-elsewhere.ts';

it('PostgreSQL’s programs are told the host of an address: a name, or the folder of a socket', () => {
  expect(environmentOf('postgresql://maru:p%40ss@db.example/maru?sslmode=require')).toMatchObject({
    PGHOST: 'db.example',
    PGPORT: '5432',
    PGUSER: 'maru',
    PGPASSWORD: 'p@ss',
    PGSSLMODE: 'require',
  });
  expect(environmentOf('postgresql://maru@%2Frun%2Fpostgresql:5433/maru')).toMatchObject({
    PGHOST: '/run/postgresql',
    PGPORT: '5433',
  });
  expect(environmentOf('postgresql://maru@localhost/maru?host=/run/postgresql')).toMatchObject({
    PGHOST: '/run/postgresql',
  });
});
